import { addDays, eachDay, localDate } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { londonInstant, londonInstantText } from './london-instant.js';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });
const minutes = Array.from({ length: 48 }, (_, half) => 30 * half);
const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

describe('an instant of the wall clock in England', () => {
  it('is when that clock shows that time, every half hour of two years but the hour that never comes', () => {
    const wrong = eachDay(localDate('2026-01-01'), localDate('2027-12-31'))
      .flatMap((on) => minutes.map((minute) => ({ on, minute, text: `${on} ${wallTime(minute)}` })))
      .filter(({ on, minute, text }) => clock.format(londonInstant(on, minute)) !== text)
      .map(({ text }) => text);
    expect(wrong).toEqual(['2026-03-29 01:00', '2026-03-29 01:30', '2027-03-28 01:00', '2027-03-28 01:30']);
  });

  it.each([
    ['2026-07-06', 540, '2026-07-06T08:00:00.000Z'],
    ['2026-11-24', 540, '2026-11-24T09:00:00.000Z'],
    ['2026-07-06', 15, '2026-07-05T23:15:00.000Z'],
  ])('is a time in UTC: %s, minute %i, is %s', (on, minute, text) => {
    expect(londonInstantText(localDate(on), minute)).toBe(text);
  });

  it('takes the first of the hour that comes twice, and the next hour for the one that never comes', () => {
    expect(londonInstantText(localDate('2026-10-25'), 90)).toBe('2026-10-25T00:30:00.000Z');
    expect(londonInstantText(localDate('2026-03-29'), 90)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('goes on past midnight', () => {
    const on = localDate('2026-10-24');
    expect(londonInstant(on, 1_440 + 9 * 60)).toBe(londonInstant(addDays(on, 1), 9 * 60));
  });
});
