import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localTime, timeOfMinutes } from '#kernel';
import { entitledHours, entitledMinutes, hourBandOf, hourBands, tierOf, tiers } from './entitlement.js';
import { inHours, minutesByHalf, minutesOfDay } from './hours.js';

describe('the hours of a day', () => {
  it.each([
    ['09:30', '15:30', 30, 138, 192],
    ['09:00', '17:00', 60, 158, 262],
    ['08:00', '12:00', 15, 225, 0],
    ['13:00', '16:00', 0, 0, 180],
    ['12:00', '12:30', 60, 0, 0],
  ])('from %s to %s less %i minutes of breaks are %i and %i minutes', (startsAt, finishesAt, breakMinutes, AM, PM) => {
    const hours = { startsAt: localTime(startsAt), finishesAt: localTime(finishesAt), breakMinutes };
    expect(minutesByHalf(hours)).toEqual({ AM, PM });
  });

  it('come to the time between start and finish less the breaks, however they are split', () => {
    const anyDay = fc.tuple(fc.nat(1438), fc.nat(1439), fc.nat(240)).filter(([start, finish]) => start < finish);
    fc.assert(
      fc.property(anyDay, ([start, finish, breakMinutes]) => {
        const hours = { startsAt: timeOfMinutes(start), finishesAt: timeOfMinutes(finish), breakMinutes };
        const { AM, PM } = minutesByHalf(hours);
        expect(AM + PM).toBe(Math.max(0, finish - start - breakMinutes));
        expect(minutesOfDay(hours)).toBe(AM + PM);
        expect(Math.min(AM, PM)).toBeGreaterThanOrEqual(0);
        if (finish <= 720) expect(PM).toBe(0);
        if (start >= 720) expect(AM).toBe(0);
      }),
    );
  });

  it('are shown to two places', () => {
    expect([330, 100, 0].map(inHours)).toEqual([5.5, 1.67, 0]);
  });
});

describe('the entitlement', () => {
  it('has a tier for each year of secondary school and for no other', () => {
    const found = [6, 7, 8, 9, 10, 11, 12, 13, 14].map(tierOf);
    const [early, middle, late] = tiers;
    expect(found).toEqual([null, early, early, early, middle, middle, late, late, null]);
  });

  it('is over after Year 11', () => {
    expect(entitledMinutes({ YEARS_7_TO_9: 60, YEARS_10_AND_11: 600, YEARS_12_AND_13: 6000 })).toBe(660);
  });

  it.each([
    [0, 'NONE'],
    [1, 'UNDER_10'],
    [599, 'UNDER_10'],
    [600, 'UNDER_25'],
    [1500, 'UNDER_50'],
    [entitledHours * 60 - 1, 'UNDER_50'],
    [entitledHours * 60, 'REACHED'],
  ])('puts %i minutes into the band %s', (minutes, band) => {
    expect(hourBandOf(minutes)).toBe(band);
    expect(hourBands.map((row) => row.band)).toContain(band);
  });
});
