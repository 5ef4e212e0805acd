import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, localDate, type LocalTime } from '#kernel';
import { nextYearsDates, type RenewedDates } from './next-year.js';

const hours = { startsAt: '09:30' as LocalTime, finishesAt: '15:30' as LocalTime, breakMinutes: 30, capacity: 2 };
const slot = (startsOn: string, days = 5): RenewedDates => {
  return { startsOn: localDate(startsOn), endsOn: addDays(localDate(startsOn), days - 1), ...hours };
};
const starts = (slots: readonly RenewedDates[], today: string): string[] =>
  nextYearsDates(slots, localDate(today)).map(({ startsOn }) => startsOn);

describe('the dates of another year', () => {
  it('fall on the same weekdays, by date, none twice', () => {
    const slots = [slot('2027-07-05'), slot('2026-10-26'), slot('2026-10-26')];
    expect(starts(slots, '2027-07-20')).toEqual(['2027-10-25', '2028-07-03']);
  });

  it('are still to come, however long the advert lay', () => {
    expect(starts([slot('2026-10-26')], '2029-01-01')).toEqual(['2029-10-22']);
  });

  it('carry on the latest year alone', () => {
    expect(starts([slot('2026-10-26'), slot('2027-10-25')], '2027-11-01')).toEqual(['2028-10-23']);
  });

  it('are none where there were none', () => {
    expect(nextYearsDates([], localDate('2027-01-01'))).toEqual([]);
  });

  it('keep weekday and length, and lie after today, whatever they were', () => {
    const day = fc.integer({ min: 0, max: 800 }).map((offset) => addDays(localDate('2026-01-01'), offset));
    const slots = fc.array(fc.record({ startsOn: day, length: fc.integer({ min: 0, max: 13 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(slots, day, (drawn, today) => {
        const before = drawn.map(({ startsOn, length }) => ({ ...hours, startsOn, endsOn: addDays(startsOn, length) }));
        for (const { startsOn, endsOn } of nextYearsDates(before, today)) {
          expect(startsOn > today).toBe(true);
          const from = before.find((each) => {
            const moved = daysBetween(each.startsOn, startsOn);
            return moved > 0 && moved % 364 === 0 && daysBetween(each.endsOn, endsOn) === moved;
          });
          expect(from).toBeDefined();
        }
      }),
    );
  });
});
