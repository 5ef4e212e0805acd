import type { InputFault, LocalDate } from '#kernel';
import { daysBetween, eachDay } from '#kernel';

/** Who can be rung on the days of a range, both ends included. */
export interface DayCover {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly leadName: string;
  readonly leadPhone: string;
  /** The school's insurer was told that students are out on these days. */
  readonly isInsurerTold: boolean;
}

/** The most days that can be covered at once: a school year. */
export const mostDays = 400;

/** What is wrong with the range, if anything. O(1). */
export function rangeFaults({ from, to }: Pick<DayCover, 'from' | 'to'>): InputFault[] {
  if (to < from) return [{ path: 'to', value: to, message: 'must not be before the first day' }];
  return daysBetween(from, to) < mostDays
    ? []
    : [{ path: 'to', value: to, message: `must be less than ${mostDays} days after the first` }];
}

/** The days of the range, in order. O(days). */
export function daysOf({ from, to }: Pick<DayCover, 'from' | 'to'>): LocalDate[] {
  return eachDay(from, to);
}
