import { isOfSchoolAge } from '#calendar';
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
export const permissionStatuses = ['NOT_NEEDED', 'MISSING', 'OUTDATED', 'TO_COUNTERSIGN', 'COMPLETE'] as const;

export type PermissionStatus = (typeof permissionStatuses)[number];

/** What the status follows from. */
export interface PermissionFacts {
  readonly bornOn: LocalDate;
  /** First day of the placement. */
  readonly startsOn: LocalDate;
  /** The advert as it stands now. */
  readonly version: number;
  /** The latest that was recorded. */
  readonly latest: { readonly version: number; readonly isCountersigned: boolean } | null;
}

/**
 * Where permission stands for the placement as it is now: one given for an earlier version of the advert is out of date. Over school
 * age nobody's but the student's own yes is needed. O(1).
 */
export function permissionStatus({ bornOn, startsOn, version, latest }: PermissionFacts): PermissionStatus {
  if (!isOfSchoolAge(bornOn, startsOn)) return 'NOT_NEEDED';
  if (latest === null) return 'MISSING';
  if (latest.version !== version) return 'OUTDATED';
  return latest.isCountersigned ? 'COMPLETE' : 'TO_COUNTERSIGN';
}
