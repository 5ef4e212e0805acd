import { addDays, type LocalDate } from '#kernel';

/** How long after the last day of a placement it may be reviewed: as long as somebody remembers what it was like. */
export const reviewDays = 56;

/** The last day on which a placement that ended on `lastDay` may be reviewed. O(1). */
export function reviewableUntil(lastDay: LocalDate): LocalDate {
  return addDays(lastDay, reviewDays);
}
