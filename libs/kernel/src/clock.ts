import { localDateIn, type LocalDate } from './local-date.js';

/** Where the time comes from: an argument of every use case that needs it, so that a story can be told at any date. */
export interface Clock {
  /** This instant. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** What the calendar showed last: days begin on a whole minute, and a request asks several times. */
let shown: { readonly minute: number; readonly date: LocalDate } | undefined;

/** Today's date on the wall calendar in England. O(1). */
export function today(clock: Clock): LocalDate {
  const now = clock.now();
  const minute = Math.floor(now.getTime() / 60_000);
  if (shown?.minute !== minute) shown = { minute, date: localDateIn('Europe/London', now) };
  return shown.date;
}
