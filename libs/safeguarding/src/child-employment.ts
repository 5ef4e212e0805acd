import { ageOn, localTime, weekdayOf, type LocalDate } from '#kernel';
import type { DayAtWork, Engagement, PlacementFacts } from './facts.js';
import type { Finding } from './rule.js';
import type { CoverDay } from './school-facts.js';
import { settings } from './settings.js';
import { hoursOf, minutesInWeekOf, minutesOnDay, minutesThere, type KnownHours } from './working-time.js';

/** The hours in which the law lets a child of school age have a job. */
export interface JobHours {
  readonly latestFinish: string;
  /** Most minutes on a Sunday; null where a Sunday is a day like any other. */
  readonly sundayMinutes: number | null;
  /** Most minutes before school; null where only the minutes of the whole day count. */
  readonly beforeSchoolMinutes: number | null;
  /** The permit has to be there before the first day; otherwise within seven days. */
  readonly isPermitFirst: boolean;
}

const hour = 60;
const earliestStart = localTime('07:00');
const schoolDayMinutes = 2 * hour;
const termWeekMinutes = 12 * hour;

/** What the law says of one day of a job of a child; the days' kinds are by the school's terms. O(days). */
export function jobOnDay(
  { days, student, school }: PlacementFacts,
  { permitIssuedOn }: Engagement & { readonly as: 'JOB' },
  day: DayAtWork,
  hours: JobHours,
): Finding {
  const bornOn = student?.bornOn ?? null;
  const kind = school?.days?.find(({ on }) => on === day.on)?.kind ?? null;
  const [onDay, inWeek] = [minutesOnDay(days, day.on), minutesInWeekOf(days, day.on)];
  const stretch = hoursOf(day);
  if (bornOn === null || kind === null || stretch === null || onDay === null || inWeek === null) return 'unknown';
  const age = ageOn(bornOn, day.on);
  const isKept =
    age >= settings.leastAgeForJob &&
    stretch.startsAt >= earliestStart &&
    stretch.finishesAt <= localTime(hours.latestFinish) &&
    (kind !== 'TERM' || isOutsideSchool(stretch, hours.beforeSchoolMinutes)) &&
    onDay <= mostOnDay(day.on, kind, age, hours.sundayMinutes) &&
    inWeek <= mostInWeek(kind, age) &&
    (minutesThere(stretch) <= 4 * hour || stretch.breakMinutes >= hour) &&
    isPermitted(permitIssuedOn, days, hours.isPermitFirst);
  return isKept ? 'ok' : 'fail';
}

function mostOnDay(on: LocalDate, kind: NonNullable<CoverDay['kind']>, age: number, onSunday: number | null): number {
  if (kind === 'TERM') return schoolDayMinutes;
  if (weekdayOf(on) === 7 && onSunday !== null) return onSunday;
  return age < 15 ? 5 * hour : 8 * hour;
}

/** Whether a stretch on a school day is over before school, and short enough, or begins after it. */
function isOutsideSchool(stretch: KnownHours, beforeSchoolMinutes: number | null): boolean {
  const { from, to } = settings.schoolHours;
  if (stretch.startsAt >= to) return true;
  return stretch.finishesAt <= from && minutesThere(stretch) <= (beforeSchoolMinutes ?? schoolDayMinutes);
}

function mostInWeek(kind: NonNullable<CoverDay['kind']>, age: number): number {
  if (kind === 'HOLIDAY' || kind === 'HALF_TERM') return age < 15 ? 25 * hour : 35 * hour;
  return termWeekMinutes;
}

/** Without a permit the job is not lawful under either law; under the old one it is asked for within a week of the first day. */
function isPermitted(issuedOn: LocalDate | null, days: readonly DayAtWork[], isPermitFirst: boolean): boolean {
  if (issuedOn === null) return false;
  return !isPermitFirst || days.every(({ on }) => issuedOn <= on);
}
