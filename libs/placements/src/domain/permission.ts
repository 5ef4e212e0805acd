import { isOfSchoolAge } from '#calendar';
import { stillHolds, type GuardianAnswer, type PresentTerms } from '#clearances';
import type { AccountId, AllocationId, IdOf, LocalDate, SchoolId } from '#kernel';

/** A guardian's yes on paper, as a member of staff typed it in; it counts once another has countersigned it. */
export interface PaperPermission {
  readonly id: IdOf<'Permission'>;
  readonly allocationId: AllocationId;
  readonly schoolId: SchoolId;
  readonly recordedBy: AccountId;
  readonly countersignedBy: AccountId | null;
}

/** Where permission for an allocation stands. */
export const permissionStatuses = [
  'NOT_NEEDED',
  'MISSING',
  'OUTDATED',
  'TO_COUNTERSIGN',
  'REFUSED',
  'COMPLETE',
] as const;

export type PermissionStatus = (typeof permissionStatuses)[number];

/** What the status follows from. */
export interface PermissionFacts {
  readonly bornOn: LocalDate;
  /** First day of the placement. */
  readonly startsOn: LocalDate;
  /** The placement as it stands now. */
  readonly present: PresentTerms;
  readonly answers: readonly GuardianAnswer[];
}

/**
 * Where permission stands for the placement as it is now: a yes to what has changed since is out of date, and one no outweighs a yes. Over
 * school age nobody's but the student's own yes is needed. O(answers).
 */
export function permissionStatus({ bornOn, startsOn, present, answers }: PermissionFacts): PermissionStatus {
  if (!isOfSchoolAge(bornOn, startsOn)) return 'NOT_NEEDED';
  if (answers.length === 0) return 'MISSING';
  const current = answers.filter((answer) => stillHolds(answer, present, 'GUARDIAN'));
  if (current.length === 0) return 'OUTDATED';
  if (current.some(({ answer }) => answer === 'REFUSED')) return 'REFUSED';
  const counts = current.some(({ channel, isCountersigned }) => channel === 'LINK' || isCountersigned);
  return counts ? 'COMPLETE' : 'TO_COUNTERSIGN';
}
