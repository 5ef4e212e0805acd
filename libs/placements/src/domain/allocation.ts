import type {
  AllocationId,
  EmployerId,
  ProgrammeId,
  Role,
  SchoolId,
  SlotId,
  StudentId,
  TransitionTable,
} from '#kernel';

/** What has become of a place that a round gave to a student. */
export const allocationStates = [
  'OFFERED',
  'ACCEPTED',
  'HOST_AGREED',
  'CONFIRMED',
  'ATTENDED',
  'DID_NOT_ATTEND',
  'DECLINED',
  'DECLINED_BY_HOST',
  'WITHDRAWN',
  'CANCELLED_BY_HOST',
  'EXPIRED',
] as const;

export type AllocationState = (typeof allocationStates)[number];

/** Who may move an allocation from where to where. The two that attendance decides follow its marks, and so do their corrections. */
export const allocationTransitions = {
  /** Given back by mistake: once, while the place is still free. */
  OFFERED: { from: ['DECLINED'], by: ['STUDENT', 'CAREERS_LEAD'] },
  ACCEPTED: { from: ['OFFERED'], by: ['STUDENT'] },
  DECLINED: { from: ['OFFERED', 'ACCEPTED'], by: ['STUDENT'] },
  HOST_AGREED: { from: ['ACCEPTED'], by: ['EMPLOYER'] },
  DECLINED_BY_HOST: { from: ['ACCEPTED', 'HOST_AGREED'], by: ['EMPLOYER'] },
  CONFIRMED: { from: ['HOST_AGREED'], by: ['CAREERS_LEAD'] },
  WITHDRAWN: {
    from: ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'],
    by: ['CAREERS_LEAD', 'SAFEGUARDING_LEAD'],
  },
  /** With the whole slot, whatever had been said before. */
  CANCELLED_BY_HOST: { from: ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'], by: ['EMPLOYER'] },
  /** An offer that had a time to be answered in. */
  EXPIRED: { from: ['OFFERED'], by: ['SYSTEM'] },
  ATTENDED: { from: ['CONFIRMED', 'DID_NOT_ATTEND'], by: ['EMPLOYER', 'CAREERS_LEAD'] },
  DID_NOT_ATTEND: { from: ['CONFIRMED', 'ATTENDED'], by: ['EMPLOYER', 'CAREERS_LEAD'] },
} as const satisfies TransitionTable<AllocationState, Role | 'SYSTEM'>;

/** Why a place is given back, by student, host or school; what they say in words stands beside it. */
export const noReasons = [
  'DATES_DO_NOT_SUIT',
  'TOO_FAR',
  'NOT_WHAT_WAS_WANTED',
  'FOUND_ANOTHER',
  'HEALTH_OR_FAMILY',
  'NO_CAPACITY',
  'OTHER',
] as const;

export type NoReason = (typeof noReasons)[number];

const timeAfterRestoringMs = 2 * 86_400_000;

/** Until when an offer is answered that is restored now. O(1). */
export function restoredUntil(now: Date): Date {
  return new Date(now.getTime() + timeAfterRestoringMs);
}

/** Whether an allocation in that state holds its place in the slot. A place that nobody came for is not free again: its days are over. */
export const holdsPlace = {
  OFFERED: true,
  ACCEPTED: true,
  HOST_AGREED: true,
  CONFIRMED: true,
  ATTENDED: true,
  DID_NOT_ATTEND: true,
  DECLINED: false,
  DECLINED_BY_HOST: false,
  WITHDRAWN: false,
  CANCELLED_BY_HOST: false,
  EXPIRED: false,
} as const satisfies Record<AllocationState, boolean>;

/** Whether the host has been told that somebody would like to come: not while a place is only offered. O(1). */
export function isKnownToHost(state: AllocationState): boolean {
  return state !== 'OFFERED';
}

/** The states from which on host and student know each other: who is coming, and where to. Attendance may be marked in them. */
export const confirmedStates: readonly AllocationState[] = ['CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND'];

/** The states in which the placement is still ahead, so that permission for it may be recorded. */
export const pendingStates: readonly AllocationState[] = ['OFFERED', 'ACCEPTED', 'HOST_AGREED', 'CONFIRMED'];

/** The kind of event that tells of a move to that state: `allocation.host-agreed`. O(1). */
export function eventOf(state: AllocationState): string {
  return `allocation.${state.toLowerCase().replaceAll('_', '-')}`;
}

/** A place in a slot that a student holds, or held. */
export interface Allocation {
  readonly id: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  readonly state: AllocationState;
  /** The version of the advert that the student last said yes to; while OFFERED, the one that was offered. */
  readonly placementVersion: number;
  /** While OFFERED: the student answers up to this instant; null leaves them their time. */
  readonly offerUntil: Date | null;
  /** When it was offered again after it had been declined by mistake; that is done once. */
  readonly restoredAt: Date | null;
}

/** The state that an allocation is in at an instant: an offer that was not answered in time has expired, whether or not it was tidied up. O(1). */
export function allocationStateAt(
  { state, offerUntil }: Pick<Allocation, 'state' | 'offerUntil'>,
  now: Date,
): AllocationState {
  return state === 'OFFERED' && offerUntil !== null && offerUntil < now ? 'EXPIRED' : state;
}
