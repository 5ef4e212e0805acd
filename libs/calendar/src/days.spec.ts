import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, eachDay, localDate, weekdayOf, type LocalDate } from '#kernel';
import { minutesInDay } from './clock-change.js';
import { dayNumberOf, mondayNumberOf } from './day-number.js';
import { rangesOverlap, type DayRange } from './day-range.js';
import { placementDays } from './placement-days.js';

const day = fc.integer({ min: -25_000, max: 80_000 }).map((days) => addDays(localDate('1970-01-01'), days));
const nearDay = fc.integer({ min: 0, max: 20 }).map((days) => addDays(localDate('2026-06-22'), days));

function range(startsOn: string, endsOn: string): DayRange {
  return { startsOn: localDate(startsOn), endsOn: localDate(endsOn) };
}

describe('placement days', () => {
  it('of an ordinary week are Monday to Friday', () => {
    expect(placementDays(localDate('2026-07-04'), localDate('2026-07-12'))).toEqual([
      '2026-07-06',
      '2026-07-07',
      '2026-07-08',
      '2026-07-09',
      '2026-07-10',
    ]);
  });

  it('leave out bank holidays, and their substitutes too', () => {
    expect(placementDays(localDate('2026-05-25'), localDate('2026-05-27'))).toEqual(['2026-05-26', '2026-05-27']);
    expect(placementDays(localDate('2027-12-24'), localDate('2027-12-29'))).toEqual(['2027-12-24', '2027-12-29']);
  });

  it('are none when the range is backwards', () => {
    expect(placementDays(localDate('2026-07-10'), localDate('2026-07-06'))).toEqual([]);
  });
});

describe('two ranges of days', () => {
  it('overlap when the last day of one is the first of the other', () => {
    expect(rangesOverlap(range('2026-07-06', '2026-07-10'), range('2026-07-10', '2026-07-14'))).toBe(true);
    expect(rangesOverlap(range('2026-07-06', '2026-07-10'), range('2026-07-11', '2026-07-14'))).toBe(false);
  });

  it('overlap when one lies inside the other', () => {
    expect(rangesOverlap(range('2026-07-01', '2026-07-31'), range('2026-07-10', '2026-07-10'))).toBe(true);
  });

  it('do not overlap when one of them holds no day', () => {
    expect(rangesOverlap(range('2026-07-10', '2026-07-06'), range('2026-07-01', '2026-07-31'))).toBe(false);
  });

  it('overlap exactly when some day is in both, whichever is named first', () => {
    fc.assert(
      fc.property(nearDay, nearDay, nearDay, nearDay, (a, b, c, d) => {
        const shared = eachDay(a, b).some((each) => c <= each && each <= d);
        const one = { startsOn: a, endsOn: b };
        const other = { startsOn: c, endsOn: d };
        expect(rangesOverlap(one, other)).toBe(shared);
        expect(rangesOverlap(other, one)).toBe(shared);
      }),
    );
  });
});

describe('day numbers', () => {
  it('count the same days as the calendar', () => {
    expect(dayNumberOf(localDate('1970-01-01'))).toBe(0);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(dayNumberOf(b) - dayNumberOf(a)).toBe(daysBetween(a, b));
      }),
    );
  });

  it('know the Monday of every week', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(mondayNumberOf(date)).toBe(dayNumberOf(date) - weekdayOf(date) + 1);
      }),
    );
  });
});

describe('the length of a day in England', () => {
  it('is what the wall clock shows, on every day of thirteen years', () => {
    const hourInLondon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric' });
    const offsetMinutes = (date: LocalDate): number => Number(hourInLondon.format(new Date(`${date}T00:00:00Z`))) * 60;
    const unequal = eachDay(localDate('2018-01-01'), localDate('2030-12-31')).filter(
      (date) => minutesInDay(date) !== 1_440 + offsetMinutes(date) - offsetMinutes(addDays(date, 1)),
    );
    expect(unequal).toEqual([]);
  });

  it('is an hour short in spring and an hour long in autumn', () => {
    expect(minutesInDay(localDate('2027-03-28'))).toBe(1_380);
    expect(minutesInDay(localDate('2026-10-25'))).toBe(1_500);
  });
});
