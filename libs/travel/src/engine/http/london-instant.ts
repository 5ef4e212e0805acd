import type { LocalDate } from '#kernel';

const hourInLondon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The instant, in milliseconds since 1970, at which a clock on a wall in England shows that many minutes after midnight. In the hour that
 * comes twice in October it is the first of the two; in the hour that never comes in March, the same minute of the next hour. O(1).
 */
export function londonInstant(on: LocalDate, minute: number): number {
  const inWinter = Date.parse(`${on}T00:00:00Z`) + minute * minuteMs;
  const inSummer = inWinter - hourMs;
  return Number(hourInLondon.format(inSummer)) === new Date(inWinter).getUTCHours() ? inSummer : inWinter;
}

/** The same instant as RFC 3339 text in UTC, "2026-11-24T09:00:00.000Z". O(1). */
export function londonInstantText(on: LocalDate, minute: number): string {
  return new Date(londonInstant(on, minute)).toISOString();
}
