import {
  requireMove,
  type Actor,
  type BookingGroupId,
  type EmployerId,
  type ProgrammeId,
  type Role,
  type SchoolId,
  type SlotId,
  type SlotRequestId,
  type TransitionTable,
} from '#kernel';

/** How far a school's request for places in a slot has come. */
export const slotRequestStates = [
  'OFFERED',
  'REQUESTED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
  'CANCELLED',
  'EXPIRED',
] as const;

export type SlotRequestState = (typeof slotRequestStates)[number];

/** Who may move a slot request from where to where; the service itself lets unanswered ones expire. */
export const slotRequestTransitions = {
  /** The school takes what the waiting list offered. */
  REQUESTED: { from: ['OFFERED'], by: ['CAREERS_LEAD'] },
  ACCEPTED: { from: ['REQUESTED'], by: ['EMPLOYER'] },
  DECLINED: { from: ['REQUESTED'], by: ['EMPLOYER'] },
  WITHDRAWN: { from: ['OFFERED', 'REQUESTED', 'ACCEPTED'], by: ['CAREERS_LEAD'] },
  /** After it was accepted, alone or with the whole slot. */
  CANCELLED: { from: ['ACCEPTED'], by: ['EMPLOYER'] },
  EXPIRED: { from: ['OFFERED', 'REQUESTED'], by: ['SYSTEM'] },
} as const satisfies TransitionTable<SlotRequestState, Role | 'SYSTEM'>;

/** Whether a request in that state holds its places: they are taken when it is made, so that a school knows at once. */
export const holdsPlaces = {
  OFFERED: true,
  REQUESTED: true,
  ACCEPTED: true,
  DECLINED: false,
  WITHDRAWN: false,
  CANCELLED: false,
  EXPIRED: false,
} as const satisfies Record<SlotRequestState, boolean>;

/** The states in which somebody has to answer in time. */
export const unansweredStates: readonly SlotRequestState[] = ['OFFERED', 'REQUESTED'];

/** Why an employer declines or cancels, or a school withdraws. */
export const refusalReasons = [
  'NO_STAFF',
  'NO_ROOM',
  'DATES_DO_NOT_SUIT',
  'GROUP_TOO_LARGE',
  'GROUP_TOO_SMALL',
  'WRONG_AGE',
  'SITE_CLOSED',
  'OTHER',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** A school asks for places in a slot. */
export interface SlotRequest {
  readonly id: SlotRequestId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId;
  /** What was asked for together with it, all or nothing; null for one that was asked for alone. */
  readonly groupId: BookingGroupId | null;
  readonly state: SlotRequestState;
  /** 1 to 200. */
  readonly places: number;
  /** Name of the member of staff who comes along. */
  readonly staffLead: string;
  readonly note: string;
  /** What the visitor comes for and brings was agreed beforehand; null, or absent, while the school has not said. */
  readonly isPurposeAgreed?: boolean | null;
  /** The employer (for what is OFFERED, the school) answers up to this instant; afterwards the request counts as expired. */
  readonly answerBy: Date;
}

const dayMs = 86_400_000;

/** The instant that many days of 24 hours after `now`. O(1). */
export function answerByOf(now: Date, withinDays: number): Date {
  return new Date(now.getTime() + withinDays * dayMs);
}

/** The state that a request is in at an instant: one that nobody answered in time is expired, whether or not it was tidied up yet. O(1). */
export function stateAt({ state, answerBy }: Pick<SlotRequest, 'state' | 'answerBy'>, now: Date): SlotRequestState {
  return unansweredStates.includes(state) && answerBy < now ? 'EXPIRED' : state;
}

/** Throws `WrongState` unless `role` may move the request to `wanted` at this instant. O(1). */
export function requireMoveAt(
  request: Pick<SlotRequest, 'state' | 'answerBy'>,
  wanted: SlotRequestState,
  role: Actor['role'],
  now: Date,
): void {
  requireMove('SlotRequest', slotRequestTransitions, stateAt(request, now), wanted, role);
}
