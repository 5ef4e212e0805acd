import { eachDay, weekdayOf, type LocalDate } from '#kernel';
import { isBankHoliday } from './bank-holidays.js';

/**
 * The days from `startsOn` to `endsOn`, both included, on which a placement takes place unless somebody says otherwise: Monday to
 * Friday, without bank holidays. In order; empty when the range is. O(days).
 */
export function placementDays(startsOn: LocalDate, endsOn: LocalDate): LocalDate[] {
  return eachDay(startsOn, endsOn).filter((day) => weekdayOf(day) <= 5 && !isBankHoliday(day));
}

/** Why a day is none on which a placement takes place; null when it is one. O(1). */
export function dayOffAt(date: LocalDate): 'WEEKEND' | 'BANK_HOLIDAY' | null {
  if (weekdayOf(date) > 5) return 'WEEKEND';
  return isBankHoliday(date) ? 'BANK_HOLIDAY' : null;
}
