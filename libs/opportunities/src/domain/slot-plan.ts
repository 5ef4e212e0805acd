import { createHash } from 'node:crypto';
import { clockReadingOf, dayOffAt, placementDays, rangesOverlap, type DayRange } from '#calendar';
import { addDays, weekdayOf, type LocalDate, type Weekday } from '#kernel';
import type { SlotHours } from './slot.js';

/** Slots that repeat: on some weekdays, every so many weeks, within a stretch of time. */
export interface SlotPattern {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** On which days of the week one starts. */
  readonly weekdays: readonly Weekday[];
  /** 1 every week, 2 every other week … counted from the week of `from`. */
  readonly everyWeeks: number;
  /** Days from the first to the last of each, both counted. */
  readonly lengthDays: number;
  /** Leaves out what falls on days on which none of the schools that it is for is in school. */
  readonly skipSchoolHolidays: boolean;
}

/** Why a date of the pattern gets no slot. */
export const skipReasons = [
  'PAST',
  'BANK_HOLIDAY',
  'WEEKEND',
  'CLOCKS_CHANGE',
  'SCHOOLS_CLOSED',
  'ALREADY_THERE',
  'RULES',
] as const;

export type SkipReason = (typeof skipReasons)[number];

/** One date of a pattern: what would become of it. */
export interface PlannedSlot extends DayRange {
  /** Null when a slot would be made. */
  readonly skipped: SkipReason | null;
  /** Why, or what to look at, in words; each a sentence. */
  readonly words: readonly string[];
}

/** How many of the schools that have set their terms are closed on a day. */
export interface ClosedSchools {
  readonly schools: number;
  readonly closed: number;
}

/** What the days of a pattern are held against. */
export interface PlanContext {
  readonly today: LocalDate;
  readonly hours: SlotHours;
  readonly closedOn: ReadonlyMap<LocalDate, ClosedSchools>;
  readonly existing: readonly (DayRange & Pick<SlotHours, 'startsAt' | 'finishesAt'>)[];
  /** The safeguarding rules that days and hours break, in words; empty when none. */
  readonly brokenRules: (days: readonly LocalDate[]) => readonly string[];
}

/** Most dates that a pattern may give. */
export const mostPlannedSlots = 200;

/** The days that a pattern falls on, in order; one that starts in the stretch may end after it. O(days of the stretch). */
export function datesOf({ from, to, weekdays, everyWeeks, lengthDays }: SlotPattern): DayRange[] {
  const monday = addDays(from, 1 - weekdayOf(from));
  const found: DayRange[] = [];
  for (let week = monday; week <= to; week = addDays(week, 7 * everyWeeks)) {
    for (const weekday of [...weekdays].sort()) {
      const startsOn = addDays(week, weekday - 1);
      if (startsOn >= from && startsOn <= to) found.push({ startsOn, endsOn: addDays(startsOn, lengthDays - 1) });
    }
  }
  return found;
}

/** What would become of each date of a pattern: the first reason against it, or none. Hours are on the wall clock, so nine stays nine. */
export function planOf(pattern: SlotPattern, context: PlanContext): PlannedSlot[] {
  return datesOf(pattern).map((days) => plannedSlot(days, pattern, context));
}

/** A text that is another when the plan is: who creates what was looked at says what that was. */
export function hashOfPlan(plan: readonly PlannedSlot[], terms: unknown): string {
  const made = plan.filter(({ skipped }) => skipped === null).map(({ startsOn, endsOn }) => [startsOn, endsOn]);
  return createHash('sha256')
    .update(JSON.stringify([made, terms]))
    .digest('hex')
    .slice(0, 32);
}

function plannedSlot(days: DayRange, { skipSchoolHolidays }: SlotPattern, context: PlanContext): PlannedSlot {
  const skip = (skipped: SkipReason, ...words: readonly string[]): PlannedSlot => ({ ...days, skipped, words });
  const { startsOn, endsOn } = days;
  const working = placementDays(startsOn, endsOn);
  if (startsOn < context.today) return skip('PAST', 'The day is over.');
  if (working.length === 0)
    return dayOffAt(startsOn) === 'WEEKEND'
      ? skip('WEEKEND', 'Nobody works at a weekend.')
      : skip('BANK_HOLIDAY', 'It is a bank holiday.');
  if (clockReadingOf(startsOn, context.hours.startsAt) !== 'ONCE')
    return skip('CLOCKS_CHANGE', `The clocks change that night, and ${context.hours.startsAt} is not there once.`);
  if (context.existing.some((other) => clashes(other, days, context.hours)))
    return skip('ALREADY_THERE', 'The advert has a slot at that time.');
  const closures = working.map((day) => context.closedOn.get(day) ?? { schools: 0, closed: 0 });
  if (skipSchoolHolidays && closures.every(({ schools, closed }) => schools > 0 && closed === schools))
    return skip('SCHOOLS_CLOSED', 'No school that it is for is in school.');
  const broken = context.brokenRules(working);
  return broken.length > 0 ? skip('RULES', ...broken) : { ...days, skipped: null, words: warnings(days, closures) };
}

function warnings({ startsOn, endsOn }: DayRange, closures: readonly ClosedSchools[]): string[] {
  const words: string[] = [];
  const { schools, closed } = closures.reduce((worst, each) => (each.closed > worst.closed ? each : worst));
  if (closed > 0) words.push(`${closed} of ${schools} ${schools === 1 ? 'school is' : 'schools are'} not in school.`);
  const holidays = [...Array(7).keys()].map((ahead) => addDays(startsOn, ahead)).filter((day) => day <= endsOn);
  if (holidays.some((day) => dayOffAt(day) === 'BANK_HOLIDAY')) words.push('A bank holiday shortens it by a day.');
  return words;
}

function clashes(
  other: PlanContext['existing'][number],
  days: DayRange,
  { startsAt, finishesAt }: Pick<SlotHours, 'startsAt' | 'finishesAt'>,
): boolean {
  return rangesOverlap(other, days) && other.startsAt < finishesAt && startsAt < other.finishesAt;
}
