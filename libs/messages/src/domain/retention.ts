import { addYears, type LocalDate } from '#kernel';

const dayMs = 86_400_000;

/** Messages go a year after the last day of their placement: those of placements that ended before the day given. O(1). */
export function forgottenBefore(today: LocalDate): LocalDate {
  return addYears(today, -1);
}

/** A concern keeps the messages about its placement until thirty days after it was closed: those closed before the instant given keep none. O(1). */
export function concernsDoneBefore(now: Date): Date {
  return new Date(now.getTime() - 30 * dayMs);
}
