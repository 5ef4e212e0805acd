import { localDateIn, type LocalDate } from './local-date.js';

/** Where the time comes from: an argument of every use case that needs it, so that a story can be told at any date. */
export interface Clock {
  /** This instant. */
  now(): Date;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** Today's date on the wall calendar in England. */
export function today(clock: Clock): LocalDate {
  return localDateIn('Europe/London', clock.now());
}
