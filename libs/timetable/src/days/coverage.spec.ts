import { describe, expect, it } from '@jest/globals';
import { eachDay, localDate, weekdayOf } from '#kernel';
import { coverageLines } from './coverage-lines.js';
import { coverageOf } from './coverage.js';
import { timetableWith } from './trips-per-day.fixture.js';

const [from, until] = [localDate('2026-08-17'), localDate('2026-09-06')];
const summerBankHoliday = localDate('2026-08-31');

describe('what a timetable covers', () => {
  const counts = eachDay(from, until).map((date) => {
    if (date === summerBankHoliday) return 5;
    return weekdayOf(date) === 7
      ? 4
      : weekdayOf(date) === 6
        ? 9
        : date === '2026-08-19'
          ? 12
          : date > '2026-09-01'
            ? 22
            : 20;
  });
  const coverage = coverageOf(timetableWith(from, counts));

  it('is told by types of days', () => {
    const day = (date: string, trips: number): object => ({ date, trips });
    expect(coverage.dayTypes).toEqual([
      {
        dayType: 'MONDAY_TO_FRIDAY',
        days: 14,
        medianTrips: 20,
        fewest: day('2026-08-19', 12),
        most: day('2026-09-02', 22),
      },
      { dayType: 'SATURDAY', days: 3, medianTrips: 9, fewest: day('2026-08-22', 9), most: day('2026-08-22', 9) },
      { dayType: 'SUNDAY', days: 3, medianTrips: 4, fewest: day('2026-08-23', 4), most: day('2026-08-23', 4) },
      { dayType: 'BANK_HOLIDAY', days: 1, medianTrips: 5, fewest: day('2026-08-31', 5), most: day('2026-08-31', 5) },
    ]);
    expect(coverage.bankHolidaysLookForgotten).toBe(false);
  });

  it('is told in lines, with what is to be known of how it was read', () => {
    expect(coverageLines(coverage, [{ kind: 'TRIPS_OF_ONE_CALL', count: 3 }])).toEqual([
      'Published by Fixture',
      '2026-08-17 to 2026-09-06, 21 days',
      '2 stops, routes: 1 bus',
      '22 trips with 44 calls, 0 changes spoken about',
      'Monday to Friday: 20 trips a day (14 days, 12 on 2026-08-19 to 22 on 2026-09-02)',
      'Saturday: 9 trips a day (3 days, 9 on 2026-08-22 to 9 on 2026-08-22)',
      'Sunday: 4 trips a day (3 days, 4 on 2026-08-23 to 4 on 2026-08-23)',
      'Bank holiday: 5 trips a day (1 day, 5 on 2026-08-31 to 5 on 2026-08-31)',
      'Step-free access not known: 22 trips, 0 stops',
      'Note: 3 trips left out that call at fewer than two stops',
    ]);
  });

  it('has no types of days that it does not cover', () => {
    const monday = coverageOf(timetableWith(localDate('2026-11-02'), [3]));
    expect(monday.dayTypes.map(({ dayType }) => dayType)).toEqual(['MONDAY_TO_FRIDAY']);
    expect(monday.bankHolidaysLookForgotten).toBe(false);
  });
});
