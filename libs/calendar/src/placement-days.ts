import { addDays, eachDay, weekdayOf, type LocalDate } from '#kernel';
import { isBankHoliday } from './bank-holidays.js';

/** True from Monday to Friday but on bank holidays. O(1). */
export function isWorkingDay(day: LocalDate): boolean {
  return weekdayOf(day) <= 5 && !isBankHoliday(day);
}

/** The day after that many working days have begun; the day itself counts for none. O(days). */
export function workingDaysLater(day: LocalDate, days: number): LocalDate {
  let on = day;
  for (let left = days; left > 0; on = addDays(on, 1)) if (isWorkingDay(addDays(on, 1))) left--;
  return on;
}

/**
 * The days from `startsOn` to `endsOn`, both included, on which a placement takes place unless somebody says otherwise: Monday to
 * Friday, without bank holidays. In order; empty when the range is. O(days).
 */
export function placementDays(startsOn: LocalDate, endsOn: LocalDate): LocalDate[] {
  return eachDay(startsOn, endsOn).filter(isWorkingDay);
}

/** Why a day is none on which a placement takes place; null when it is one. O(1). */
export function dayOffAt(date: LocalDate): 'WEEKEND' | 'BANK_HOLIDAY' | null {
  if (weekdayOf(date) > 5) return 'WEEKEND';
  return isBankHoliday(date) ? 'BANK_HOLIDAY' : null;
}
