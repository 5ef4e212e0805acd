import type {
  AllocationId,
  EmployerId,
  ProgrammeId,
  Role,
  SchoolId,
  SlotId,
  SlotRequestId,
  StudentId,
  TransitionTable,
  WaitingPlaceId,
} from '#kernel';
import { priorityClassOf, type PriorityFlags } from '#rounds';

/** What has become of somebody's waiting. An offer ends it, whatever becomes of the offer: who wants to wait again joins again, at the end. */
export const waitingStates = ['WAITING', 'OFFERED', 'LEFT', 'ENDED'] as const;

export type WaitingState = (typeof waitingStates)[number];

/** Who may move it from where to where. ENDED: the slot is over or has begun. */
export const waitingTransitions = {
  OFFERED: { from: ['WAITING'], by: ['SYSTEM'] },
  LEFT: { from: ['WAITING'], by: ['STUDENT', 'CAREERS_LEAD'] },
  ENDED: { from: ['WAITING'], by: ['SYSTEM'] },
} as const satisfies TransitionTable<WaitingState, Role | 'SYSTEM'>;

/** A student, or a school with a group, that waits for places in a full slot. */
export interface WaitingPlace {
  readonly id: WaitingPlaceId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  readonly schoolId: SchoolId;
  /** Null for a group. */
  readonly studentId: StudentId | null;
  readonly state: WaitingState;
  /** 1 for a student, 1 to 200 for a group. */
  readonly places: number;
  /** Who comes along with a group; null for a student. */
  readonly staffLead: string | null;
  readonly note: string;
  /** What was offered. */
  readonly allocationId: AllocationId | null;
  readonly slotRequestId: SlotRequestId | null;
}

/** Somebody in the line, with what decides the order. */
export interface InLine extends WaitingPlace {
  readonly joinedAt: Date;
  /** Of the student; null for a group. */
  readonly flags: PriorityFlags | null;
  readonly yearGroup: number | null;
}

/**
 * The line in the order in which places are offered, which is published: priority class first, as in a round; then who has waited longest;
 * then the id. Groups have no class. O(n log n).
 */
export function inOrder<Each extends Pick<InLine, 'id' | 'joinedAt' | 'flags'>>(line: readonly Each[]): Each[] {
  const classOf = ({ flags }: Each): number => (flags === null ? 0 : priorityClassOf(flags));
  return [...line].sort(
    (a, b) => classOf(a) - classOf(b) || a.joinedAt.getTime() - b.joinedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
}

const longestOfferMs = 48 * 3_600_000;

/** Until when an offer stands: two days, or half of the time that is left where the slot begins sooner than in four. O(1). */
export function offerUntilOf(now: Date, beginsAt: Date): Date {
  return new Date(now.getTime() + Math.min(longestOfferMs, Math.floor((beginsAt.getTime() - now.getTime()) / 2)));
}

/**
 * What a line for a slot may hope for. ON_SHOW: free places are offered; PAUSED: the advert comes back, and until then nothing is offered; OVER: the
 * slot was cancelled, the advert taken down, or the employer suspended, and nobody waits any longer.
 */
export type SlotStanding = 'ON_SHOW' | 'PAUSED' | 'OVER';

/** A full slot as the waiting list sees it. */
export interface FullSlot {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly isPlacement: boolean;
  readonly standing: SlotStanding;
  readonly beginsAt: Date;
  readonly remaining: number;
  readonly yearGroups: readonly number[];
  readonly minimumGroup: number;
  readonly mostPerSchool: number | null;
  /** Null when it is open to all. */
  readonly keptForSchoolIds: readonly SchoolId[] | null;
}

/** Whether free places would do for whoever waits, the safeguarding rules apart. `held` is what the school holds already. O(schools). */
export function fits(
  { schoolId, studentId, places, yearGroup }: Pick<InLine, 'schoolId' | 'studentId' | 'places' | 'yearGroup'>,
  { remaining, minimumGroup, mostPerSchool, keptForSchoolIds, yearGroups }: FullSlot,
  held: number,
): boolean {
  if (places > remaining) return false;
  if (keptForSchoolIds?.includes(schoolId) === false) return false;
  if (mostPerSchool !== null && held + places > mostPerSchool) return false;
  return studentId === null ? places >= minimumGroup : yearGroup !== null && yearGroups.includes(yearGroup);
}
