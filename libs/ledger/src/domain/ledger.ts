import { schoolYearOf } from '#calendar';
import { entitledMinutes, minutesByHalf, tiers, type Tier } from '#evaluation';
import type { LocalDate, StudentId } from '#kernel';
import { benchmarksOf, halvesOf, minutesOf, sizeOf, tierOn, type Activity } from './activity.js';

/** What is known of one student: everything that they went to in the programme, at whichever school. */
export interface StudentFacts {
  readonly studentId: StudentId;
  readonly bornOn: LocalDate;
  readonly yearGroup: number;
  readonly activities: readonly (Activity & { readonly isOwnSchool: boolean })[];
}

/** The hours of one student. */
export interface Ledger {
  /** All that count towards the entitlement. */
  readonly minutes: number;
  /** Of those and of what came after Year 11, how many at another school. */
  readonly minutesElsewhere: number;
  readonly byTier: Readonly<Record<Tier, number>>;
  readonly quality: Quality;
}

/** What really happened, as the two benchmarks ask for it. */
export interface Quality {
  /** Employers met, each once. */
  readonly employers: number;
  /** Different sizes of employers among them. */
  readonly employerSizes: number;
  /** School years, by the calendar year in which they start, with at least one encounter. */
  readonly encounterYears: readonly number[];
  /** Experiences of workplaces. */
  readonly workplaces: number;
  /** Of those, how many the employer spoke to afterwards, and how many the student reflected on. */
  readonly withFeedback: number;
  readonly withReflection: number;
}

/** Everything that the student really went to, which is also all that counts. O(activities). */
export function attended<Of extends Activity>(activities: readonly Of[]): Of[] {
  return activities.filter((activity) => minutesOf(activity) > 0);
}

/** The ledger of a student. O(activities x days). */
export function ledgerOf({ bornOn, activities }: StudentFacts): Ledger {
  const went = attended(activities);
  const byTier: Record<Tier, number> = { YEARS_7_TO_9: 0, YEARS_10_AND_11: 0, YEARS_12_AND_13: 0 };
  for (const activity of went) {
    const worked = minutesByHalf(activity);
    for (const { onDay, session } of halvesOf(activity)) {
      const tier = tierOn(bornOn, onDay);
      if (tier !== null) byTier[tier] += worked[session];
    }
  }
  const elsewhere = went.filter(({ isOwnSchool }) => !isOwnSchool);
  return {
    minutes: entitledMinutes(byTier),
    minutesElsewhere: elsewhere.reduce((sum, activity) => sum + minutesOf(activity), 0),
    byTier,
    quality: qualityOf(went),
  };
}

function qualityOf(went: readonly Activity[]): Quality {
  const workplaces = went.filter(({ kind }) => benchmarksOf[kind].some((benchmark) => benchmark === 6));
  return {
    employers: new Set(went.map(({ employerId }) => employerId)).size,
    employerSizes: new Set(went.map(({ staffCount }) => sizeOf(staffCount))).size,
    encounterYears: [...new Set(went.map(({ startsOn }) => schoolYearOf(startsOn)))].sort((a, b) => a - b),
    workplaces: workplaces.length,
    withFeedback: workplaces.filter(({ hasFeedback }) => hasFeedback).length,
    withReflection: workplaces.filter(({ hasReflection }) => hasReflection).length,
  };
}

/** The tiers of a ledger in their order. O(1). */
export function tierRows({ byTier }: Ledger): { tier: Tier; minutes: number }[] {
  return tiers.map((tier) => ({ tier, minutes: byTier[tier] }));
}
