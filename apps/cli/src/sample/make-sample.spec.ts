import { describe, expect, it } from '@jest/globals';
import { makeSample } from './make-sample.js';

describe('makeSample', () => {
  it('is the same to the byte for the same seed and year', () => {
    const once = JSON.stringify(makeSample({ seed: 42, schoolYear: 2026 }));
    expect(JSON.stringify(makeSample({ seed: 42, schoolYear: 2026 }))).toBe(once);
  });

  it('has other students under another seed, but the same schools and employers', () => {
    const one = makeSample({ seed: 1, schoolYear: 2026 });
    const other = makeSample({ seed: 2, schoolYear: 2026 });
    expect(other.schools.map(({ students }) => students)).not.toEqual(one.schools.map(({ students }) => students));
    expect(other.schools.map(({ name }) => name)).toEqual(one.schools.map(({ name }) => name));
    expect(other.employers.map(({ name }) => name)).toEqual(one.employers.map(({ name }) => name));
  });

  it('moves with the school year: the same people, a year younger in the world, in other weeks', () => {
    const [now, next] = [2026, 2027].map((schoolYear) => makeSample({ seed: 1, schoolYear }));
    const names = (sample: typeof now): string[] =>
      sample?.schools.flatMap(({ students }) => students.map(({ givenName }) => givenName)) ?? [];
    expect(names(next)).toEqual(names(now));
    const firstDays = (sample: typeof now): Set<string> =>
      new Set(
        sample?.employers.flatMap((employer) =>
          employer.opportunities.flatMap(({ slots }) => slots.map(({ startsOn }) => startsOn)),
        ),
      );
    expect([...firstDays(next)].filter((day) => firstDays(now).has(day))).toEqual([]);
  });

  it('has a point for every postcode in it', () => {
    const { schools, employers, postcodes } = makeSample({ seed: 1, schoolYear: 2026 });
    const known = new Set(postcodes.map(({ postcode }) => postcode));
    const named = [
      ...schools.map(({ postcode }) => postcode),
      ...schools.flatMap(({ students }) => students.map(({ homePostcode }) => homePostcode)),
      ...employers.map(({ postcode }) => postcode),
    ];
    expect(named.filter((postcode) => !known.has(postcode))).toEqual([]);
  });
});
