import { addDays, localDate, weekdayOf, type LocalDate } from '#kernel';
import type { DayRange } from './day-range.js';

/** The calendar year in which the school year of a day starts: 2026 from 1 September 2026 to 31 August 2027. O(1). */
export function schoolYearOf(date: LocalDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= '09-01' ? year : year - 1;
}

/**
 * The year group of a child of that age on a day, as an English school numbers them: 7 to 11 in compulsory secondary school, 12
 * and 13 in the sixth form; lower numbers are younger, 0 is Reception, negative is before school, higher is grown up. It follows
 * from the date of birth alone; a child who is taught with another year is not known here. O(1).
 */
export function yearGroupOf(bornOn: LocalDate, on: LocalDate): number {
  return schoolYearOf(on) - schoolYearOf(bornOn) - 5;
}

/**
 * The last day on which a child is of compulsory school age: the last Friday of June in the school year in which the child turns
 * 16, even where the birthday itself comes in July or August. O(1).
 * Source: Education Act 1996 s.8; Education (School Leaving Date) Order 1997.
 */
export function leavingDate(bornOn: LocalDate): LocalDate {
  return lastFridayOfJune(schoolYearOf(bornOn) + 17);
}

/** True up to and on the leaving date: guardians decide, and the rules for children hold. Says nothing about the years before five. O(1). */
export function isOfSchoolAge(bornOn: LocalDate, on: LocalDate): boolean {
  return on <= leavingDate(bornOn);
}

/**
 * The five days, Monday to Friday, of the autumn half-term that most English councils set: the week whose Monday is nearest to
 * 27 October of the year in which the school year starts. A school's own term dates come before this. O(1).
 */
export function autumnHalfTermOf(schoolYear: number): DayRange {
  const middle = localDate(`${schoolYear}-10-27`);
  const sinceMonday = weekdayOf(middle) - 1;
  const startsOn = addDays(middle, sinceMonday <= 3 ? -sinceMonday : 7 - sinceMonday);
  return { startsOn, endsOn: addDays(startsOn, 4) };
}

const fridays = new Map<number, LocalDate>();

// Kept, because matching asks for the same two or three years tens of thousands of times.
function lastFridayOfJune(year: number): LocalDate {
  const known = fridays.get(year);
  if (known !== undefined) return known;
  const last = localDate(`${year}-06-30`);
  const friday = addDays(last, -((weekdayOf(last) + 2) % 7));
  fridays.set(year, friday);
  return friday;
}
