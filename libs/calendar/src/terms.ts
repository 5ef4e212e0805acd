import { addDays, weekdayOf, type InputFault, type LocalDate } from '#kernel';
import { isBankHoliday } from './bank-holidays.js';
import { rangesOverlap, type DayRange } from './day-range.js';
import { isWorkingDay } from './placement-days.js';

/** One term of one school; every day is included in what it bounds. */
export interface Term extends DayRange {
  readonly halfTermFrom: LocalDate;
  readonly halfTermTo: LocalDate;
}

/** What a day is for a school. A weekend is a weekend and a bank holiday a bank holiday also inside a half-term or a holiday. */
export type DayKind = 'TERM' | 'HALF_TERM' | 'HOLIDAY' | 'WEEKEND' | 'BANK_HOLIDAY';

/** What that day is under these terms; outside all of them it is a holiday. Terms are taken as free of faults. O(terms). */
export function dayKindAt(terms: readonly Term[], date: LocalDate): DayKind {
  if (weekdayOf(date) > 5) return 'WEEKEND';
  if (isBankHoliday(date)) return 'BANK_HOLIDAY';
  const term = terms.find(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn);
  if (term === undefined) return 'HOLIDAY';
  return term.halfTermFrom <= date && date <= term.halfTermTo ? 'HALF_TERM' : 'TERM';
}

/**
 * The day on which that many school days have begun after `from`, which counts for none: days in term, as far as the terms are known, and from the
 * end of the last of them on every working day. O(days).
 */
export function schoolDaysLater(terms: readonly Term[], from: LocalDate, days: number): LocalDate {
  const lastKnown =
    terms
      .map(({ endsOn }) => endsOn)
      .sort()
      .at(-1) ?? '';
  const isSchoolDay = (day: LocalDate): boolean =>
    day <= lastKnown ? dayKindAt(terms, day) === 'TERM' : isWorkingDay(day);
  let on = from;
  for (let left = days; left > 0; on = addDays(on, 1)) if (isSchoolDay(addDays(on, 1))) left--;
  return on;
}

/**
 * Everything that is wrong with a list of terms, in the order of the list; empty when nothing is. Each term must start before its
 * half-term and end after it, terms come in the order of time, and no two share a day. `path` is `"<index>.<field>"`, counted
 * from 0, `value` the date that stands there. O(terms²).
 */
export function termFaults(terms: readonly Term[]): InputFault[] {
  return terms.flatMap((term, index) => [...faultsInside(term, index), ...faultsBetween(terms, term, index)]);
}

function faultsInside(term: Term, index: number): InputFault[] {
  const faults: InputFault[] = [];
  if (term.endsOn < term.startsOn) faults.push(fault(term, index, 'endsOn', 'A term cannot end before it starts.'));
  if (term.halfTermFrom <= term.startsOn)
    faults.push(fault(term, index, 'halfTermFrom', 'Half-term must begin after the first day of the term.'));
  if (term.halfTermTo < term.halfTermFrom)
    faults.push(fault(term, index, 'halfTermTo', 'Half-term cannot end before it begins.'));
  if (term.halfTermTo >= term.endsOn)
    faults.push(fault(term, index, 'halfTermTo', 'Half-term must end before the last day of the term.'));
  return faults;
}

function faultsBetween(terms: readonly Term[], term: Term, index: number): InputFault[] {
  const earlier = terms.slice(0, index);
  const overlapped = earlier.findIndex((other) => rangesOverlap(other, term));
  if (overlapped >= 0)
    return [fault(term, index, 'startsOn', `This term shares days with term ${overlapped + 1} of the list.`)];
  return earlier.some((other) => other.startsOn > term.startsOn)
    ? [fault(term, index, 'startsOn', 'Terms must be listed in the order of time.')]
    : [];
}

function fault(term: Term, index: number, field: keyof Term, message: string): InputFault {
  return { path: `${index}.${field}`, value: term[field], message };
}
