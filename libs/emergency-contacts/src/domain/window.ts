import { bankHolidays, instantOf, placementDays, type DayRange } from '#calendar';
import { localDateIn, localTime, type LocalDate, type LocalTime } from '#kernel';

/** The hours of a day of a placement between which its host reads whom to ring: from the first, up to and without the last. */
export const emergencyHours = { from: localTime('06:00'), until: localTime('20:00') } as const;

/** When a host reads whom to ring. */
export interface EmergencyWindow {
  readonly isOpen: boolean;
  /** The beginning of the window that is open, or of the next one; null after the last. */
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** The window of a placement that is open at an instant, or the next one. Days and hours are those of the clocks of England. O(days). */
export function emergencyWindow({ startsOn, endsOn }: DayRange, now: Date): EmergencyWindow {
  for (const day of placementDays(startsOn, endsOn)) {
    const [opensAt, closesAt] = [at(day, emergencyHours.from), at(day, emergencyHours.until)];
    if (now < closesAt) return { isOpen: opensAt <= now, opensAt, closesAt };
  }
  return { isOpen: false, opensAt: null, closesAt: null };
}

/** The bank holidays of the year that it is in England, for the database, which holds none. O(holidays). */
export function bankHolidaysAround(now: Date): LocalDate[] {
  return bankHolidays(Number(localDateIn('Europe/London', now).slice(0, 4))).map(({ date }) => date);
}

/** Neither hour is one that the clocks leave out or show twice: they change at one in the morning. */
function at(day: LocalDate, time: LocalTime): Date {
  const instant = instantOf(day, time, null);
  if (instant === undefined) throw new RangeError(`the clocks show ${time} once on every day`);
  return instant;
}
