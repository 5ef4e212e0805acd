import { invariant, localDateIn, localTime, type LocalDate } from '#kernel';
import { instantOf } from './local-instant.js';
import { isWorkingDay, workingDaysLater } from './placement-days.js';

const dayMs = 86_400_000;

/**
 * The instant at which that many hours have gone by in England, those of weekends and bank holidays left out: 48 hours from Friday noon end on
 * Tuesday at noon. What begins on a day off begins with the next working day. O(hours / 24). No working day is one on which the clocks change.
 */
export function workingHoursLater(from: Date, hours: number): Date {
  const [day, sinceMidnight] = begin(from);
  const ms = sinceMidnight + hours * 3_600_000;
  const days = Math.floor(ms / dayMs);
  const last = workingDaysLater(day, days);
  return new Date(midnight(last).getTime() + (ms - days * dayMs));
}

function begin(from: Date): [day: LocalDate, sinceMidnight: number] {
  const day = localDateIn('Europe/London', from);
  return isWorkingDay(day) ? [day, from.getTime() - midnight(day).getTime()] : [workingDaysLater(day, 1), 0];
}

function midnight(day: LocalDate): Date {
  const at = instantOf(day, localTime('00:00'), null);
  invariant(at !== undefined, 'the clocks of England show midnight once on each day');
  return at;
}
