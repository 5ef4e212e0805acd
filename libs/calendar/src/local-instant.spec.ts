import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate, localTime, timeOfMinutes, type LocalDate } from '#kernel';
import { clockReadingOf, instantOf } from './local-instant.js';

const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function shownAt(instant: Date): string {
  const parts = Object.fromEntries(inLondon.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}

const days = fc.integer({ min: 0, max: 18_000 }).map((day): LocalDate => addDays(localDate('2000-01-01'), day));
/** Half of them on days on which the clocks change. */
const dates = fc.oneof(
  days,
  fc
    .tuple(fc.integer({ min: 2000, max: 2060 }), fc.constantFrom('03', '10'), fc.integer({ min: 25, max: 31 }))
    .map(([year, month, day]) => localDate(`${year}-${month}-${day}`)),
);
const times = fc.integer({ min: 0, max: 1_439 }).map(timeOfMinutes);

describe('an instant by the clocks of England', () => {
  it('is what the clocks show, whichever of two is meant', () => {
    fc.assert(
      fc.property(dates, times, fc.constantFrom('FIRST', 'SECOND'), (date, time, occurrence) => {
        const instant = instantOf(date, time, occurrence);
        if (instant !== undefined) expect(shownAt(instant)).toBe(`${date} ${time}`);
        else expect(clockReadingOf(date, time)).toBe('NEVER');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not there at 01:30 on 28 March 2027', () => {
    expect(clockReadingOf(localDate('2027-03-28'), localTime('01:30'))).toBe('NEVER');
    expect(instantOf(localDate('2027-03-28'), localTime('01:30'), 'FIRST')).toBeUndefined();
    expect(instantOf(localDate('2027-03-28'), localTime('02:00'), null)).toEqual(new Date('2027-03-28T01:00:00Z'));
  });

  it('is there twice at 01:30 on 25 October 2026, an hour apart', () => {
    const [date, time] = [localDate('2026-10-25'), localTime('01:30')];
    expect(clockReadingOf(date, time)).toBe('TWICE');
    expect(instantOf(date, time, null)).toBeUndefined();
    expect(instantOf(date, time, 'FIRST')).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(instantOf(date, time, 'SECOND')).toEqual(new Date('2026-10-25T01:30:00Z'));
  });

  it('of nine in the morning stays at nine by the clock across the change', () => {
    const at = (date: string): string | undefined =>
      instantOf(localDate(date), localTime('09:00'), null)?.toISOString().slice(11, 16);
    expect([at('2026-10-23'), at('2026-10-26')]).toEqual(['08:00', '09:00']);
  });
});
