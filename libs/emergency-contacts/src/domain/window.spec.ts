import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placementDays } from '#calendar';
import { addDays, localDate, localDateIn } from '#kernel';
import { bankHolidaysAround, emergencyWindow } from './window.js';

const range = (
  startsOn: string,
  endsOn: string,
): { startsOn: ReturnType<typeof localDate>; endsOn: ReturnType<typeof localDate> } => ({
  startsOn: localDate(startsOn),
  endsOn: localDate(endsOn),
});

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' });

describe('the hours in which a host reads whom to ring', () => {
  const winter = range('2026-11-02', '2026-11-03');
  it.each([
    ['2026-11-02T05:59:59.999Z', false],
    ['2026-11-02T06:00:00Z', true],
    ['2026-11-02T19:59:59.999Z', true],
    ['2026-11-02T20:00:00Z', false],
    ['2026-11-01T12:00:00Z', false],
    ['2026-11-03T12:00:00Z', true],
    ['2026-11-04T12:00:00Z', false],
  ])('of two days in winter at %s: %s', (now, isOpen) => {
    expect(emergencyWindow(winter, new Date(now)).isOpen).toBe(isOpen);
  });

  // The clocks change on Sundays, on which nobody is at a placement: the days on either side have each their own hour.
  it.each([
    ['2026-10-23T04:59:00Z', false],
    ['2026-10-23T05:00:00Z', true],
    ['2026-10-23T18:59:00Z', true],
    ['2026-10-23T19:00:00Z', false],
    ['2026-10-25T12:00:00Z', false],
    ['2026-10-26T05:59:00Z', false],
    ['2026-10-26T06:00:00Z', true],
    ['2026-10-26T19:59:00Z', true],
    ['2026-10-26T20:00:00Z', false],
  ])('around the end of summer time at %s: %s', (now, isOpen) => {
    expect(emergencyWindow(range('2026-10-23', '2026-10-26'), new Date(now)).isOpen).toBe(isOpen);
  });

  it.each([
    ['2027-03-25T05:59:00Z', false],
    ['2027-03-25T06:00:00Z', true],
    // Good Friday and Easter Monday.
    ['2027-03-26T12:00:00Z', false],
    ['2027-03-28T12:00:00Z', false],
    ['2027-03-29T12:00:00Z', false],
    ['2027-03-30T04:59:00Z', false],
    ['2027-03-30T05:00:00Z', true],
    ['2027-03-30T18:59:00Z', true],
    ['2027-03-30T19:00:00Z', false],
  ])('around the beginning of summer time, over Easter, at %s: %s', (now, isOpen) => {
    expect(emergencyWindow(range('2027-03-25', '2027-03-30'), new Date(now)).isOpen).toBe(isOpen);
  });

  it('say when they begin next, and nothing after the last', () => {
    const next = (now: string): unknown => emergencyWindow(winter, new Date(now));
    const [first, second] = ['02', '03'].map((day) => ({
      opensAt: new Date(`2026-11-${day}T06:00:00Z`),
      closesAt: new Date(`2026-11-${day}T20:00:00Z`),
    }));
    expect(next('2026-09-01T08:00:00Z')).toEqual({ isOpen: false, ...first });
    expect(next('2026-11-02T12:00:00Z')).toEqual({ isOpen: true, ...first });
    expect(next('2026-11-02T20:00:00Z')).toEqual({ isOpen: false, ...second });
    expect(next('2026-11-03T20:00:00Z')).toEqual({ isOpen: false, opensAt: null, closesAt: null });
  });

  it('are those of the clock on the wall and the days of the placement, at any minute of two years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 * 365 * 1440 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 13 }),
        (minute, before, length) => {
          const now = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
          const today = localDateIn('Europe/London', now);
          const startsOn = addDays(today, -before);
          const endsOn = addDays(startsOn, length);
          const time = clock.format(now);
          const expected = placementDays(startsOn, endsOn).includes(today) && time >= '06:00' && time < '20:00';
          expect(emergencyWindow({ startsOn, endsOn }, now).isOpen).toBe(expected);
        },
      ),
    );
  });

  it('leave out the bank holidays of the year that it is in England', () => {
    expect(bankHolidaysAround(new Date('2026-12-31T23:59:00Z'))).toContain('2026-12-25');
    expect(bankHolidaysAround(new Date('2027-01-01T00:00:00Z'))).toContain('2027-01-01');
  });
});
