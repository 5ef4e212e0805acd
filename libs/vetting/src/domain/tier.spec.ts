import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, localDate } from '#kernel';
import { activities, activityOf, activityTable } from './activity.js';
import { jobCategories } from '#interests';
import { addMonths, approvedUntil, isHigher, tiers } from './tier.js';

describe('how long an approval lasts', () => {
  it.each([
    ['LOW', '2026-09-14', '2028-09-14'],
    ['MEDIUM', '2026-09-14', '2027-09-14'],
    ['HIGH', '2026-09-14', '2027-03-14'],
    ['HIGH', '2026-08-31', '2027-02-28'],
    ['HIGH', '2027-08-31', '2028-02-29'],
    ['MEDIUM', '2028-02-29', '2029-02-28'],
  ] as const)('%s from %s to %s', (tier, on, until) => {
    expect(approvedUntil(tier, localDate(on))).toBe(until);
  });

  it('goes by the row of the day on which it is given', () => {
    const terms = [
      { validFrom: localDate('2026-01-01'), months: { LOW: 24, MEDIUM: 12, HIGH: 6 } },
      { validFrom: localDate('2027-09-01'), months: { LOW: 12, MEDIUM: 6, HIGH: 3 } },
    ];
    expect(approvedUntil('HIGH', localDate('2027-08-31'), terms)).toBe('2028-02-29');
    expect(approvedUntil('HIGH', localDate('2027-09-01'), terms)).toBe('2027-12-01');
  });

  it('is never less than the shortest months would be, nor more than the longest', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(localDate('2000-01-01'), days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 48 }), (from, months) => {
        const days = daysBetween(from, addMonths(from, months));
        expect(days).toBeGreaterThanOrEqual(Math.floor(months * 30.4) - 4);
        expect(days).toBeLessThanOrEqual(months * 31);
      }),
    );
  });
});

describe('tiers', () => {
  it('are raised and never lowered', () => {
    const pairs = tiers.flatMap((wanted) => tiers.map((tier) => [wanted, tier, isHigher(wanted, tier)].join(' ')));
    expect(pairs.filter((pair) => pair.endsWith('true'))).toEqual([
      'MEDIUM LOW true',
      'HIGH LOW true',
      'HIGH MEDIUM true',
    ]);
  });

  it('come from what is done: office and shop LOW, packing MEDIUM, building sites, farms and machines HIGH', () => {
    const of = (activity: (typeof activities)[number]): string => activityTable[activity].tier;
    expect([of('OFFICE'), of('SHOP')]).toEqual(['LOW', 'LOW']);
    expect(of('LIGHT_ASSEMBLY')).toBe('MEDIUM');
    expect([of('CONSTRUCTION'), of('FARM_AND_LAND'), of('WORKSHOP')]).toEqual(['HIGH', 'HIGH', 'HIGH']);
  });

  it.each(jobCategories)('%s has an activity', (category) => {
    expect(activities).toContain(activityOf(category));
  });
});
