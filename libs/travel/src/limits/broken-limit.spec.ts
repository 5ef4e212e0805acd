import { localTime } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { brokenLimit, dueHours } from './broken-limit.js';
import { noEscort, usualTravelLimits, type Escort, type TravelLimits } from './travel-limits.js';

const hours = dueHours(localTime('09:00'), localTime('15:30'));
const broken = (outMinutes: number, backMinutes: number, limits: Partial<TravelLimits> = {}): string | null =>
  brokenLimit({ outMinutes, backMinutes }, hours, { ...usualTravelLimits(10), ...limits });
const escorted = (kind: Escort['kind'], windows: Partial<Escort>): Partial<TravelLimits> => ({
  escort: { ...noEscort, kind, ...windows },
});

describe('the limits of a way', () => {
  it('make a student due ten minutes before the start', () => {
    expect(hours).toEqual({ dueMinute: 530, finishMinute: 930 });
  });

  it.each([
    ['sixty minutes each way', 60, 60, null],
    ['a minute more out', 61, 10, 'MINUTES'],
    ['a minute more back', 10, 61, 'MINUTES'],
  ])('allow or not: %s', (_, out, back, found) => {
    expect(broken(out, back)).toBe(found);
  });

  it('hold the times of leaving and of being home again, to the minute', () => {
    expect(broken(40, 40, { earliestLeave: localTime('08:10') })).toBeNull();
    expect(broken(41, 40, { earliestLeave: localTime('08:10') })).toBe('EARLIEST_LEAVE');
    expect(broken(40, 40, { latestHome: localTime('16:10') })).toBeNull();
    expect(broken(40, 41, { latestHome: localTime('16:10') })).toBe('LATEST_HOME');
  });

  it('never let a journey begin the day before', () => {
    const early = dueHours(localTime('01:00'), localTime('09:00'));
    expect(brokenLimit({ outMinutes: 51, backMinutes: 10 }, early, usualTravelLimits(11))).toBe('EARLIEST_LEAVE');
  });

  it.each([
    ['leaves within them and comes home within them', '08:00', '08:30', '16:00', '16:15', null],
    ['leaves before the escort is free', '08:11', '09:00', '16:00', '16:30', 'ESCORT'],
    ['leaves when the escort has gone', '07:00', '08:09', '16:00', '16:30', 'ESCORT'],
    ['is at the stop before the escort', '08:00', '08:30', '16:11', '17:00', 'ESCORT'],
    ['is at the stop when the escort has gone', '08:00', '08:30', '15:00', '16:09', 'ESCORT'],
  ])('keep to the hours of an escort to the stop: %s', (_, outFrom, outUntil, backFrom, backUntil, found) => {
    const windows = { outFrom, outUntil, backFrom, backUntil };
    const times = Object.fromEntries(Object.entries(windows).map(([name, time]) => [name, localTime(time)]));
    expect(broken(40, 40, escorted('TO_STOP', times))).toBe(found);
  });

  it('give an escort for the whole way time for the way home in the morning and the way there in the afternoon', () => {
    // Out 08:10 to 08:50 and home again by 09:30; off again at 14:50 and home at 16:10.
    const whole = { outFrom: '08:10', outUntil: '09:30', backFrom: '14:50', backUntil: '16:10' };
    const withWindows = (changes: Partial<typeof whole>): string | null => {
      const times = Object.entries({ ...whole, ...changes }).map(([name, time]) => [name, localTime(time)]);
      return broken(40, 40, escorted('WHOLE_WAY', Object.fromEntries(times) as Partial<Escort>));
    };
    expect(withWindows({})).toBeNull();
    expect(withWindows({ outUntil: '09:29' })).toBe('ESCORT');
    expect(withWindows({ backFrom: '14:51' })).toBe('ESCORT');
  });

  it('ask nothing of the hours of a student who rides trained routes alone', () => {
    expect(broken(40, 40, escorted('TRAINED_ROUTES', { routes: ['94'] }))).toBeNull();
  });
});
