import { addDays, localDate, minutesOf, partsOf, weekdayOf, type LocalDate, type LocalTime } from '#kernel';
import { minutesInDay } from './clock-change.js';

/** How often the wall clock shows a time on one day: `NEVER` in the hour that is left out in March, `TWICE` in that which comes again in October. */
export type ClockReading = 'ONCE' | 'NEVER' | 'TWICE';

/** Which of two equal times of one day is meant: the first by summer time, the second by Greenwich time. */
export const occurrences = ['FIRST', 'SECOND'] as const;

export type Occurrence = (typeof occurrences)[number];

/** How often the clocks of England show that time on that day. O(1). Source: Summer Time Act 1972; they change at 01:00 Greenwich time. */
export function clockReadingOf(date: LocalDate, time: LocalTime): ClockReading {
  const minutes = minutesOf(time);
  if (minutes < 60 || minutes >= 120) return 'ONCE';
  const inDay = minutesInDay(date);
  if (inDay === 1_440) return 'ONCE';
  return inDay < 1_440 ? 'NEVER' : 'TWICE';
}

/**
 * The instant at which the clocks of England show that time on that day; `undefined` when they never do, or do so twice and nobody says which.
 * `occurrence` is not looked at otherwise. O(1). Right from 1996 on.
 */
export function instantOf(date: LocalDate, time: LocalTime, occurrence: Occurrence | null): Date | undefined {
  const reading = clockReadingOf(date, time);
  if (reading === 'NEVER' || (reading === 'TWICE' && occurrence === null)) return undefined;
  const [year, month, day] = partsOf(date);
  const minutes = minutesOf(time) - (isSummerTime(date, time, occurrence) ? 60 : 0);
  return new Date(Date.UTC(year, month - 1, day) + minutes * 60_000);
}

function isSummerTime(date: LocalDate, time: LocalTime, occurrence: Occurrence | null): boolean {
  const year = date.slice(0, 4);
  const [spring, autumn] = [lastSundayOf(localDate(`${year}-03-31`)), lastSundayOf(localDate(`${year}-10-31`))];
  if (date === spring) return minutesOf(time) >= 120;
  if (date === autumn) return minutesOf(time) < 60 || (minutesOf(time) < 120 && occurrence === 'FIRST');
  return spring < date && date < autumn;
}

function lastSundayOf(lastDay: LocalDate): LocalDate {
  return addDays(lastDay, -(weekdayOf(lastDay) % 7));
}
