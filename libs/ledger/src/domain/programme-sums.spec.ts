import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastShown } from '#evaluation';
import { localDate, localTime } from '#kernel';
import { newId } from '#platform';
import { anActivity } from './activity.fixture.js';
import type { StudentFacts } from './ledger.js';
import { programmeSums, yearGroupFacts, type ProgrammeSums } from './programme-sums.js';
import { schoolSums } from './school-sums.js';

/** A week of fifty hours, a day, or nothing. */
const week = anActivity({
  startsAt: localTime('08:00'),
  finishesAt: localTime('18:00'),
  breakMinutes: 0,
  attended: null,
});
const day = anActivity({ hasFeedback: true });
const talk = anActivity({ kind: 'SCHOOL_VISIT', attended: null });
const choices = [[], [day], [talk], [week], [{ ...day, hasReflection: true }]];

function some(count: number, yearGroup: number, activities: readonly (typeof day)[]): StudentFacts[] {
  return Array.from({ length: count }, () => ({
    studentId: newId('Student'),
    bornOn: localDate('2011-11-05'),
    yearGroup,
    activities: activities.map((activity) => ({ ...activity, isOwnSchool: true })),
  }));
}

/** Every count of people that is shown, with the number that it is a part of where that is shown. */
function shown(sums: ProgrammeSums): readonly (readonly [number | null, number | null])[] {
  const { students, bands, byTier, byYearGroup, withWorkplace, withFeedback, withReflection } = sums;
  return [
    [students, null],
    ...bands.map((band) => [band.students, students] as const),
    ...byTier.map((tier) => [tier.students, students] as const),
    ...byYearGroup.map((group) => [group.students, null] as const),
    ...byYearGroup.flatMap((group) => yearGroupFacts.map((fact) => [group[fact], group.students] as const)),
    ...yearGroupFacts.map((fact) => [sums[fact], students] as const),
    [withFeedback, withWorkplace],
    [withReflection, withWorkplace],
  ];
}

describe('the sums of a programme', () => {
  it('are those of a school where every number is large', () => {
    const all = [...some(9, 9, []), ...some(8, 10, [day]), ...some(7, 10, [week]), ...some(6, 11, [])];
    expect(programmeSums(all, 2026)).toMatchObject({ students: 30, withWorkplace: 15, withFeedback: 8 });
    expect(programmeSums([], 2026)).toMatchObject({ students: null, byYearGroup: [] });
  });

  it('tell of no year group whose size is withheld how many of it have what', () => {
    const all = [...some(3, 9, [day]), ...some(12, 10, [day]), ...some(12, 10, []), ...some(6, 11, [])];
    const groups = programmeSums(all, 2026).byYearGroup;
    expect(groups.map(({ yearGroup, students, withWorkplace }) => [yearGroup, students, withWorkplace])).toEqual([
      [9, null, null],
      [10, 24, null],
      [11, null, null],
    ]);
  });

  it('do not tell by year group what is withheld of the whole', () => {
    const all = [
      ...some(5, 10, [week]),
      ...some(6, 11, [week]),
      ...some(20, 10, []),
      ...some(20, 11, []),
      ...some(1, 10, [day]),
    ];
    const sums = programmeSums(all, 2026);
    expect(sums.reached).toBeNull();
    expect(sums.byYearGroup.map(({ reached }) => reached)).toEqual([null, null]);
  });

  it('hold no number under five, leave none under five by subtraction, and never hide one of a sum alone', () => {
    const group = fc.tuple(
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 9, max: 12 }),
      fc.constantFrom(...choices),
    );
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        const all = groups.flatMap(([count, yearGroup, activities]) => some(count, yearGroup, activities));
        const sums = programmeSums(all, 2026);
        const real = schoolSums(all, 2026);
        for (const [count, of] of shown(sums)) {
          if (count === null) continue;
          expect(count).toBeGreaterThanOrEqual(leastShown);
          if (of !== null && of !== count) expect(of - count).toBeGreaterThanOrEqual(leastShown);
        }
        const parts = [sums.bands.map(({ students }) => students), sums.byYearGroup.map(({ students }) => students)];
        const columns = yearGroupFacts
          .filter((fact) => sums[fact] !== null)
          .map((fact) => [sums[fact], sums.byYearGroup.map((each) => each[fact])] as const);
        for (const [total, rows] of [...parts.map((rows) => [sums.students, rows] as const), ...columns]) {
          if (total === null) continue;
          const [hidden, sum] = [
            rows.filter((row) => row === null),
            rows.reduce<number>((all, row) => all + (row ?? 0), 0),
          ];
          expect(hidden).not.toHaveLength(1);
          if (hidden.length > 0) expect(total - sum).toBeGreaterThanOrEqual(leastShown);
        }
        expect([null, real.students]).toContain(sums.students);
        for (const fact of yearGroupFacts) expect([null, real[fact]]).toContain(sums[fact]);
      }),
    );
  });
});
