import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDateIn } from '#kernel';
import { isWorkingDay } from './placement-days.js';
import { workingHoursLater } from './working-hours.js';

describe('48 hours without weekends and bank holidays', () => {
  it.each([
    ['a Monday noon', '2026-11-02T12:00:00Z', '2026-11-04T12:00:00Z'],
    ['a Thursday evening, over the weekend', '2026-11-05T18:30:00Z', '2026-11-09T18:30:00Z'],
    ['a Friday, over the weekend', '2026-11-06T15:00:00Z', '2026-11-10T15:00:00Z'],
    ['a Saturday, from Monday midnight on', '2026-11-07T09:00:00Z', '2026-11-11T00:00:00Z'],
    ['a Friday before the clocks go back', '2026-10-23T14:00:00Z', '2026-10-27T15:00:00Z'],
    ['a Sunday that ends in summer time', '2026-06-07T23:30:00Z', '2026-06-09T23:30:00Z'],
    ['Maundy Thursday, over Easter', '2027-03-25T10:00:00Z', '2027-03-31T09:00:00Z'],
    ['Christmas Eve of a long Christmas', '2026-12-24T10:00:00Z', '2026-12-30T10:00:00Z'],
    ['the bank holiday itself', '2027-05-03T10:00:00Z', '2027-05-05T23:00:00Z'],
  ])('from %s', (_, from, to) => {
    expect(workingHoursLater(new Date(from), 48).toISOString()).toBe(new Date(to).toISOString());
  });

  it('hold 48 hours of working days, counted one by one', () => {
    const hour = 3_600_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 730 }), fc.integer({ min: 0, max: 100 }), (start, hours) => {
        const from = new Date(Date.UTC(2026, 8, 1) + start * hour);
        const end = workingHoursLater(from, hours);
        let counted = 0;
        for (let at = from.getTime(); at < end.getTime(); at += hour)
          if (isWorkingDay(localDateIn('Europe/London', new Date(at)))) counted++;
        expect(counted).toBe(hours);
      }),
    );
  });
});
