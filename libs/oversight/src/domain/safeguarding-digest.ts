import { workingDaysLater } from '#calendar';
import type { SchoolNearMiss } from '#contacts';
import {
  addDays,
  weekdayOf,
  type AllocationId,
  type IdOf,
  type LocalDate,
  type SchoolId,
  type StudentId,
} from '#kernel';

/** A block that was lifted for one place. Instants are text in UTC. */
export interface LiftedBlock {
  readonly schoolId: SchoolId;
  readonly liftingId: IdOf<'BlockLifting'>;
  readonly allocationId: AllocationId;
  readonly ruleId: string;
  readonly liftedAt: string;
}

/** A concern in which nobody has taken a step for more than one working day. */
export interface WaitingConcern {
  readonly schoolId: SchoolId;
  readonly concernId: IdOf<'Concern'>;
  readonly raisedAt: string;
}

/** That a coordinator opened who a student is. */
export interface OpeningInDigest {
  readonly schoolId: SchoolId;
  readonly openingId: IdOf<'IdentityOpening'>;
  readonly studentId: StudentId;
  readonly openedAt: string;
}

/** What a safeguarding lead looks over: of one school, or of all of them. */
export interface Findings {
  readonly blocksLifted: readonly LiftedBlock[];
  readonly nearMisses: readonly SchoolNearMiss[];
  readonly concernsWaiting: readonly WaitingConcern[];
  readonly identitiesOpened: readonly OpeningInDigest[];
}

/** The parts of a digest, each with the kind of the event that tells how many there are. */
export const digestKinds = {
  concernsWaiting: 'safeguarding-digest.concerns-waiting',
  blocksLifted: 'safeguarding-digest.blocks-lifted',
  nearMisses: 'safeguarding-digest.near-misses',
  identitiesOpened: 'safeguarding-digest.identities-opened',
} as const satisfies Record<keyof Findings, string>;

/** A part of which there is something to tell. */
export interface DigestPart {
  readonly kind: (typeof digestKinds)[keyof Findings];
  readonly count: number;
}

/** How many there are of each kind for a school, those alone of which there are any. O(findings). */
export function partsFor(schoolId: SchoolId, findings: Findings): DigestPart[] {
  return (Object.keys(digestKinds) as (keyof Findings)[])
    .map((part) => ({
      kind: digestKinds[part],
      count: findings[part].filter((found) => found.schoolId === schoolId).length,
    }))
    .filter(({ count }) => count > 0);
}

/** Days from the first to before the last. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The week, Monday to Sunday, before the one of that day. O(1). */
export function weekBefore(day: LocalDate): Days {
  const until = addDays(day, 1 - weekdayOf(day));
  return { from: addDays(until, -7), until };
}

/** The last seven days, that day among them. O(1). */
export function daysUpTo(day: LocalDate): Days {
  return { from: addDays(day, -6), until: addDays(day, 1) };
}

/** A concern that was raised on this day or before has had a whole working day, and that is over. O(days). */
export function waitsSince(day: LocalDate): LocalDate {
  let on = addDays(day, -2);
  while (workingDaysLater(on, 1) >= day) on = addDays(on, -1);
  return on;
}
