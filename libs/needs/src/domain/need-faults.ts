import { addDays, type InputFault, type LocalDate } from '#kernel';
import { refusedWords } from '#safeguarding';
import { longestWindowDays, type NeedWords } from './need.js';

/** Everything that is wrong with what a school says that it lacks, on a day; the school's terms are another matter. O(length). */
export function faultsOfNeed(
  { wants, from, to }: Pick<NeedWords, 'wants' | 'from' | 'to'>,
  on: LocalDate,
): InputFault[] {
  return [
    ...refusedWords({ wants }),
    ...(to < on ? [{ path: 'to', value: to, message: 'is over already' }] : []),
    ...windowFaults(from, to),
  ];
}

function windowFaults(from: LocalDate, to: LocalDate): InputFault[] {
  if (to < from) return [{ path: 'to', value: to, message: 'must not be earlier than from' }];
  if (addDays(from, longestWindowDays - 1) >= to) return [];
  return [{ path: 'to', value: to, message: `must be within ${longestWindowDays} days of from` }];
}
