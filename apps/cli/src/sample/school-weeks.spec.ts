import { dayKindAt, termFaults } from '#calendar';
import { weekdayOf } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { termsOf, weekOf } from './school-weeks.js';

const years = Array.from({ length: 20 }, (_, at) => 2020 + at);

describe('termsOf', () => {
  it.each(years)('gives three sound terms in %i', (schoolYear) => {
    const terms = termsOf(schoolYear);
    expect(terms).toHaveLength(3);
    expect(termFaults(terms)).toEqual([]);
    for (const { startsOn, endsOn } of terms) {
      expect(dayKindAt(terms, startsOn)).toBe('TERM');
      expect(dayKindAt(terms, endsOn)).toBe('TERM');
    }
  });

  // Half-terms as Birmingham published them: birmingham.gov.uk/term-dates.
  it.each([
    [2022, ['2022-10-24', '2023-02-20', '2023-05-29']],
    [2024, ['2024-10-28', '2025-02-17', '2025-05-26']],
    [2025, ['2025-10-27', '2026-02-16', '2026-05-25']],
  ])('agrees with the half-terms of Birmingham in %i', (schoolYear, halfTerms) => {
    expect(termsOf(schoolYear).map(({ halfTermFrom }) => halfTermFrom)).toEqual(halfTerms);
  });
});

describe('weekOf', () => {
  it.each(years)(
    'is five days from a Monday, out of school in the autumn and in school in July, in %i',
    (schoolYear) => {
      const terms = termsOf(schoolYear);
      for (const [week, kind] of [
        ['AUTUMN', 'HALF_TERM'],
        ['SUMMER', 'TERM'],
      ] as const) {
        const { startsOn, endsOn } = weekOf(week, schoolYear);
        expect([weekdayOf(startsOn), weekdayOf(endsOn)]).toEqual([1, 5]);
        expect([dayKindAt(terms, startsOn), dayKindAt(terms, endsOn)]).toEqual([kind, kind]);
      }
    },
  );

  it('is 26 October 2026 and 5 July 2027 in the school year 2026/27', () => {
    expect(weekOf('AUTUMN', 2026).startsOn).toBe('2026-10-26');
    expect(weekOf('SUMMER', 2026)).toEqual({ startsOn: '2027-07-05', endsOn: '2027-07-09' });
  });
});
