import { eachDay, type LocalDate } from '#kernel';

/** Days from the first to the last, both included. */
export interface DayRange {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
}

/** True when at least one day is in both ranges. A range that ends before it starts holds no day and overlaps nothing. O(1). */
export function rangesOverlap(a: DayRange, b: DayRange): boolean {
  const first = a.startsOn > b.startsOn ? a.startsOn : b.startsOn;
  const last = a.endsOn < b.endsOn ? a.endsOn : b.endsOn;
  return first <= last;
}

/** The days of a range, in order; none when it ends before it starts. O(days). */
export function eachDayOf({ startsOn, endsOn }: DayRange): LocalDate[] {
  return eachDay(startsOn, endsOn);
}
