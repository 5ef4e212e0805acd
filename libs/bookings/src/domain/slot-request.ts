import {
  requireMove,
  type Actor,
  type EmployerId,
  type ProgrammeId,
  type Role,
  type SchoolId,
  type SlotId,
  type SlotRequestId,
  type TransitionTable,
} from '#kernel';

/** How far a school's request for places in a slot has come. */
export const slotRequestStates = ['REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const;

export type SlotRequestState = (typeof slotRequestStates)[number];

/** Who may move a slot request from where to where; the service itself lets unanswered ones expire. */
export const slotRequestTransitions = {
  ACCEPTED: { from: ['REQUESTED'], by: ['EMPLOYER'] },
  DECLINED: { from: ['REQUESTED'], by: ['EMPLOYER'] },
  WITHDRAWN: { from: ['REQUESTED', 'ACCEPTED'], by: ['CAREERS_LEAD'] },
  EXPIRED: { from: ['REQUESTED'], by: ['SYSTEM'] },
} as const satisfies TransitionTable<SlotRequestState, Role | 'SYSTEM'>;

/** Whether a request in that state holds its places: they are taken when it is made, so that a school knows at once. */
export const holdsPlaces = {
  REQUESTED: true,
  ACCEPTED: true,
  DECLINED: false,
  WITHDRAWN: false,
  EXPIRED: false,
} as const satisfies Record<SlotRequestState, boolean>;

/** A school asks for places in a slot. */
export interface SlotRequest {
  readonly id: SlotRequestId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId;
  readonly state: SlotRequestState;
  /** 1 to 200. */
  readonly places: number;
  /** Name of the member of staff who comes along. */
  readonly staffLead: string;
  readonly note: string;
  /** The employer answers up to this instant; afterwards the request counts as expired. */
  readonly answerBy: Date;
}

const dayMs = 86_400_000;

/** The instant that many days of 24 hours after `now`. O(1). */
export function answerByOf(now: Date, withinDays: number): Date {
  return new Date(now.getTime() + withinDays * dayMs);
}

/** The state that a request is in at an instant: one that nobody answered in time is expired, whether or not it was tidied up yet. O(1). */
export function stateAt({ state, answerBy }: Pick<SlotRequest, 'state' | 'answerBy'>, now: Date): SlotRequestState {
  return state === 'REQUESTED' && answerBy < now ? 'EXPIRED' : state;
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
