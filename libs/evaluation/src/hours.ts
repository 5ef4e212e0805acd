import { minutesOf, type LocalTime } from '#kernel';

/** The hours of a working day by the clock on the wall. */
export interface WorkingHours {
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  /** Of the whole day, lunch included. */
  readonly breakMinutes: number;
}

/** The halves of a day as schools mark them; noon divides them. */
export type HalfOfDay = 'AM' | 'PM';

const noon = 12 * 60;

/**
 * The minutes of work in each half of a day, breaks taken off. Nobody writes down when a break is, so that each half bears its part of it
 * by its length, and both together come to the whole day exactly. O(1).
 */
export function minutesByHalf({ startsAt, finishesAt, breakMinutes }: WorkingHours): Record<HalfOfDay, number> {
  const [start, finish] = [minutesOf(startsAt), minutesOf(finishesAt)];
  const span = finish - start;
  const worked = Math.max(0, span - breakMinutes);
  const beforeNoon = Math.max(0, Math.min(finish, noon) - start);
  const morning = span <= 0 ? 0 : Math.round((worked * beforeNoon) / span);
  return { AM: morning, PM: worked - morning };
}

/** The minutes of a whole day, breaks taken off. O(1). */
export function minutesOfDay(hours: WorkingHours): number {
  const { AM, PM } = minutesByHalf(hours);
  return AM + PM;
}

/** Hours to two places, as they are shown: 330 minutes are 5.5. O(1). */
export function inHours(minutes: number): number {
  return Math.round((minutes * 100) / 60) / 100;
}
