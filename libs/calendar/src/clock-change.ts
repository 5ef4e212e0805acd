import { weekdayOf, type LocalDate } from '#kernel';

/**
 * Minutes between midnight and midnight on the wall clock in England: 1,380 on the last Sunday of March, 1,500 on the last Sunday
 * of October, 1,440 on every other day. O(1). Source: Summer Time Act 1972 as amended by SI 2002/262; the rule holds from 1996 on.
 */
export function minutesInDay(date: LocalDate): number {
  const inYear = date.slice(5);
  if (inYear >= '03-25' && inYear <= '03-31' && weekdayOf(date) === 7) return 1_380;
  return inYear >= '10-25' && inYear <= '10-31' && weekdayOf(date) === 7 ? 1_500 : 1_440;
}
