import { minutesOf, type LocalDate, type LocalTime } from '#kernel';
import { dayNumberOf, minutesInDay, mondayNumberOf } from '#calendar';
import type { DayAtWork } from './facts.js';

/** Minutes of work on that day, all its stretches together, breaks left out; null where an hour or a break is not known. O(days). */
export function minutesOnDay(days: readonly DayAtWork[], on: LocalDate): number | null {
  const day = dayNumberOf(on);
  return minutesBetween(days, day, day);
}

/** Minutes of work in the week, Monday to Sunday, of that day; null where an hour or a break in it is not known. O(days). */
export function minutesInWeekOf(days: readonly DayAtWork[], on: LocalDate): number | null {
  const monday = mondayNumberOf(on);
  return minutesBetween(days, monday, monday + 6);
}

/** Minutes of work on all of the days; null where an hour or a break is not known. O(days). */
export function minutesOfAll(days: readonly DayAtWork[]): number | null {
  return minutesBetween(days, -Infinity, Infinity);
}

/** One stretch of work whose hours are known; the finish is after the start. */
export interface KnownHours {
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
}

/** The hours of a stretch; null where something is not known or the finish is not after the start. O(1). */
export function hoursOf({ startsAt, finishesAt, breakMinutes }: DayAtWork): KnownHours | null {
  if (startsAt === null || finishesAt === null || breakMinutes === null || finishesAt <= startsAt) return null;
  return { startsAt, finishesAt, breakMinutes };
}

/** Minutes from the start to the finish, the break among them. O(1). */
export function minutesThere({ startsAt, finishesAt }: KnownHours): number {
  return minutesOf(finishesAt) - minutesOf(startsAt);
}

/** Minutes of one stretch without its break; null where `hoursOf` is. O(1). */
export function minutesOfWork(day: DayAtWork): number | null {
  const known = hoursOf(day);
  return known === null ? null : minutesThere(known) - known.breakMinutes;
}

/**
 * Real minutes of rest in the night before a day of work, an hour more or less when the clocks change in it; Infinity without
 * work on the day before, null where the hours are not known. O(days).
 */
export function restBefore(days: readonly DayAtWork[], day: DayAtWork): number | null {
  const eve = dayNumberOf(day.on) - 1;
  let rest = Infinity;
  for (const other of days) {
    if (dayNumberOf(other.on) !== eve) continue;
    if (other.finishesAt === null || day.startsAt === null) return null;
    rest = Math.min(rest, minutesInDay(day.on) - minutesOf(other.finishesAt) + minutesOf(day.startsAt));
  }
  return rest;
}

/**
 * The most different days, of those worked, in any seven days in a row that hold `on`; 1 to 7 when `on` is one of them.
 * O(worked).
 */
export function mostDaysInSeven(worked: readonly LocalDate[], on: LocalDate): number {
  const first = dayNumberOf(on) - 6;
  // One bit for each of the thirteen days around `on`: a day that is named twice counts once.
  let around = 0;
  for (const day of worked) {
    const bit = dayNumberOf(day) - first;
    if (bit >= 0 && bit <= 12) around |= 1 << bit;
  }
  let most = 0;
  for (let from = 0; from <= 6; from += 1) most = Math.max(most, bitsIn((around >> from) & 0b1111111));
  return most;
}

function minutesBetween(days: readonly DayAtWork[], first: number, last: number): number | null {
  let sum = 0;
  for (const day of days) {
    const number = dayNumberOf(day.on);
    if (number < first || number > last) continue;
    const minutes = minutesOfWork(day);
    if (minutes === null) return null;
    sum += minutes;
  }
  return sum;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
