import { placementDays, yearGroupOf } from '#calendar';
import { minutesByHalf, tierOf, type HalfOfDay, type Tier, type WorkingHours } from '#evaluation';
import { eachDay, type LocalDate } from '#kernel';
import type { OpportunityKind } from '#safeguarding';

/** A half of a day on which somebody was there. */
export interface AttendedHalf {
  readonly onDay: LocalDate;
  readonly session: HalfOfDay;
}

/** A half-day of an advert. */
export interface PlannedHalf {
  /** From 1, counted in days of the placement. */
  readonly day: number;
  readonly half: HalfOfDay;
  readonly task: string;
  readonly with: string;
}

/** Something of the world of work that a student went to, or was marked as absent from. */
export interface Activity extends WorkingHours {
  /** Of the place or of the request that it came from. */
  readonly id: string;
  readonly kind: OpportunityKind;
  readonly title: string;
  readonly employerId: string;
  readonly employerName: string;
  /** How many work there. */
  readonly staffCount: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** The halves marked as present; `null` for a group that came, whose days are marked as a whole. */
  readonly attended: readonly AttendedHalf[] | null;
  readonly dayPlan: readonly PlannedHalf[];
  readonly hasFeedback: boolean;
  readonly hasReflection: boolean;
}

/** The benchmarks of good career guidance that an activity of each kind speaks to: 5 is encounters with employers, 6 experiences of workplaces. */
export const benchmarksOf = {
  PLACEMENT: [5, 6],
  WORKPLACE_VISIT: [5, 6],
  SCHOOL_VISIT: [5],
  VIRTUAL: [5],
} as const satisfies Record<OpportunityKind, readonly number[]>;

/** Every half-day on which the student was there, in order. O(days). */
export function halvesOf({ attended, startsOn, endsOn, ...hours }: Activity): AttendedHalf[] {
  const worked = minutesByHalf(hours);
  if (attended !== null) return attended.filter(({ session }) => worked[session] > 0);
  const days = placementDays(startsOn, endsOn);
  const halves = (['AM', 'PM'] as const).filter((session) => worked[session] > 0);
  // An open day on a Saturday has no other days.
  const all = days.length > 0 ? days : eachDay(startsOn, endsOn);
  return all.flatMap((onDay) => halves.map((session) => ({ onDay, session })));
}

/** The minutes that the student was there, breaks taken off. O(days). */
export function minutesOf(activity: Activity): number {
  const worked = minutesByHalf(activity);
  return halvesOf(activity).reduce((sum, { session }) => sum + worked[session], 0);
}

/** The tier that a half-day counts in: by the year group on that day, which follows from the date of birth and not from today's. O(1). */
export function tierOn(bornOn: LocalDate, onDay: LocalDate): Tier | null {
  return tierOf(yearGroupOf(bornOn, onDay));
}

/** What was really done, and who was really met: what the advert plans for the halves on which the student was there. O(halves x plan). */
export function doneIn(activity: Activity): { tasks: string[]; people: string[] } {
  const days = placementDays(activity.startsOn, activity.endsOn);
  const done = halvesOf(activity).flatMap(({ onDay, session }) =>
    activity.dayPlan.filter(({ day, half }) => days[day - 1] === onDay && half === session),
  );
  return {
    tasks: [...new Set(done.map(({ task }) => task))],
    people: [...new Set(done.map((planned) => planned.with))],
  };
}

/** Sizes of employers as statistics count them; whoever works alone is one of their own. */
export const employerSizes = ['SELF_EMPLOYED', 'SMALL', 'MEDIUM', 'LARGE'] as const;

/** The size of an employer with so many people. O(1). */
export function sizeOf(staffCount: number): (typeof employerSizes)[number] {
  if (staffCount <= 1) return 'SELF_EMPLOYED';
  if (staffCount < 50) return 'SMALL';
  return staffCount < 250 ? 'MEDIUM' : 'LARGE';
}
