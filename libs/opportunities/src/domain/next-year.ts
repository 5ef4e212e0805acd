import { addDays, type LocalDate } from '#kernel';
import type { Slot } from './slot.js';

/** Dates, hours and places of a slot, for another year. */
export type RenewedDates = Pick<Slot, 'startsOn' | 'endsOn' | 'startsAt' | 'finishesAt' | 'breakMinutes' | 'capacity'>;

const weeksOfYear = 52 * 7;

/**
 * The slots of an advert as they would fall in another year: on the same weekdays, so many times 52 weeks later that they are still to
 * come, by date, none twice. Only those of the latest twelve months are carried on, so that a second renewal does not double them.
 * School holidays move, so they are to be looked at. O(slots log slots).
 */
export function nextYearsDates(slots: readonly RenewedDates[], today: LocalDate): RenewedDates[] {
  const latest = slots.reduce<LocalDate | null>(
    (last, { startsOn }) => (last === null || startsOn > last ? startsOn : last),
    null,
  );
  if (latest === null) return [];
  const found = new Map<string, RenewedDates>();
  for (const slot of slots) {
    if (slot.startsOn <= addDays(latest, -weeksOfYear)) continue;
    const { startsAt, finishesAt, breakMinutes, capacity } = slot;
    let { startsOn, endsOn } = slot;
    do [startsOn, endsOn] = [addDays(startsOn, weeksOfYear), addDays(endsOn, weeksOfYear)];
    while (startsOn <= today);
    found.set(`${startsOn} ${endsOn} ${startsAt} ${finishesAt}`, {
      startsOn,
      endsOn,
      startsAt,
      finishesAt,
      breakMinutes,
      capacity,
    });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dates]) => dates);
}
