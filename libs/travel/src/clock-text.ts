import { timeOfMinutes, type LocalTime } from '#kernel';

/** The clock time that many minutes after midnight; after the next midnight, or before the last, the clock shows the other day's. O(1). */
export function clockTime(minute: number): LocalTime {
  const day = 24 * 60;
  return timeOfMinutes(((minute % day) + day) % day);
}
