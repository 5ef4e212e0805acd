import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, partsOf, weekdayOf } from '#kernel';
import { autumnHalfTermOf, isOfSchoolAge, leavingDate, schoolYearOf, yearGroupOf } from './school-year.js';

const birthday = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(localDate('1950-01-01'), days));

describe('the school year', () => {
  it.each([
    ['2026-08-31', 2025],
    ['2026-09-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('of %s starts in %i', (date, year) => {
    expect(schoolYearOf(localDate(date))).toBe(year);
  });
});

describe('the year group', () => {
  it('puts a child born on 31 August in the year above one born on 1 September', () => {
    const on = localDate('2026-11-02');
    expect(yearGroupOf(localDate('2011-08-31'), on)).toBe(11);
    expect(yearGroupOf(localDate('2011-09-01'), on)).toBe(10);
  });

  it('moves up on 1 September, not on the birthday', () => {
    const bornOn = localDate('2011-11-20');
    expect(yearGroupOf(bornOn, localDate('2026-08-31'))).toBe(9);
    expect(yearGroupOf(bornOn, localDate('2026-09-01'))).toBe(10);
    expect(yearGroupOf(bornOn, localDate('2026-11-20'))).toBe(10);
  });

  it('is Year 7 for a child who turns twelve in the school year, and lower numbers before that', () => {
    expect(yearGroupOf(localDate('2014-09-01'), localDate('2026-09-01'))).toBe(7);
    expect(yearGroupOf(localDate('2021-10-01'), localDate('2026-09-01'))).toBe(0);
    expect(yearGroupOf(localDate('2026-10-01'), localDate('2026-09-01'))).toBe(-5);
  });

  it('knows a child born on 29 February', () => {
    expect(yearGroupOf(localDate('2012-02-29'), localDate('2027-02-28'))).toBe(10);
  });
});

describe('the leaving date', () => {
  it.each([
    ['2009-09-01', '2026-06-26'],
    ['2010-08-31', '2026-06-26'],
    ['2010-09-01', '2027-06-25'],
    ['2008-02-29', '2024-06-28'],
    // 30 June 2028 is itself a Friday.
    ['2012-01-15', '2028-06-30'],
    // 30 June 2029 is a Saturday.
    ['2013-01-15', '2029-06-29'],
  ])('of a child born on %s is %s', (bornOn, leavesOn) => {
    expect(leavingDate(localDate(bornOn))).toBe(leavesOn);
  });

  it('is the last day of school age', () => {
    const bornOn = localDate('2010-08-31');
    expect(isOfSchoolAge(bornOn, localDate('2026-06-26'))).toBe(true);
    expect(isOfSchoolAge(bornOn, localDate('2026-06-27'))).toBe(false);
  });

  it('is the last Friday of June, in Year 11, for everybody', () => {
    fc.assert(
      fc.property(birthday, (bornOn) => {
        const leavesOn = leavingDate(bornOn);
        expect(weekdayOf(leavesOn)).toBe(5);
        expect(partsOf(leavesOn)[1]).toBe(6);
        expect(partsOf(addDays(leavesOn, 7))[1]).toBe(7);
        expect(yearGroupOf(bornOn, leavesOn)).toBe(11);
      }),
    );
  });
});

describe('the autumn half-term', () => {
  it.each([
    [2020, '2020-10-26', '2020-10-30'],
    [2021, '2021-10-25', '2021-10-29'],
    [2022, '2022-10-24', '2022-10-28'],
    [2023, '2023-10-30', '2023-11-03'],
    [2024, '2024-10-28', '2024-11-01'],
    [2025, '2025-10-27', '2025-10-31'],
  ])('of %i is the week from %s to %s', (schoolYear, startsOn, endsOn) => {
    expect(autumnHalfTermOf(schoolYear)).toEqual({ startsOn, endsOn });
  });

  it('starts on a Monday between 24 and 30 October in every year', () => {
    for (let year = 1950; year <= 2150; year += 1) {
      const { startsOn } = autumnHalfTermOf(year);
      expect(weekdayOf(startsOn)).toBe(1);
      expect(startsOn >= `${year}-10-24` && startsOn <= `${year}-10-30`).toBe(true);
    }
  });
});
