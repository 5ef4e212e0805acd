import { localDate, partsOf, type LocalDate } from '#kernel';
import { noDaySet } from './settings.js';

/** The same day of the month so many months later, or the last one of that month where it has no such day. O(1). */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = partsOf(date);
  const wanted = month - 1 + months;
  const [toYear, toMonth] = [year + Math.floor(wanted / 12), (wanted % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return localDate([toYear, two(toMonth), two(Math.min(day, last))].join('-'));
}

/** True when something of that day, if any, has happened by the day of decision and holds for so many months, the last day included. O(1). */
export function isFresh(from: LocalDate | null, months: number, decidedOn: LocalDate, on: LocalDate): boolean {
  const since = from ?? noDaySet;
  return since <= decidedOn && on <= monthsAfter(since, months);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
