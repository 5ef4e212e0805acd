import type { LocalDate } from '#kernel';

/**
 * Whole days since 1 January 1970, negative before. Two dates that are n days apart differ by n: the cheap way to count many
 * distances. O(1), some 20 nanoseconds, since it reads the digits in place and builds neither text nor Date.
 * Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
 */
export function dayNumberOf(date: LocalDate): number {
  const month = numberAt(date, 5);
  // Counted from March, so that the leap day is the last of its year.
  const year = numberAt(date, 0) * 100 + numberAt(date, 2) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + numberAt(date, 8) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

/** The day number of the Monday of that day's week, Monday to Sunday: two days share it when they share the week. O(1). */
export function mondayNumberOf(date: LocalDate): number {
  // Day 0 was a Thursday.
  return Math.floor((dayNumberOf(date) + 3) / 7) * 7 - 3;
}

function numberAt(date: LocalDate, index: number): number {
  return (date.charCodeAt(index) - 48) * 10 + date.charCodeAt(index + 1) - 48;
}
