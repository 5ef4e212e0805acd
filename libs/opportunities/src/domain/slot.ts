import type {
  EmployerId,
  LocalDate,
  LocalTime,
  OpportunityId,
  ProgrammeId,
  Role,
  SchoolId,
  SlotId,
  TransitionTable,
} from '#kernel';

/** Whether places may be taken in a slot. */
export const slotStates = ['OPEN', 'CANCELLED'] as const;

export type SlotState = (typeof slotStates)[number];

/** Who may move a slot from where to where. */
export const slotTransitions = {
  CANCELLED: { from: ['OPEN'], by: ['EMPLOYER'] },
} as const satisfies TransitionTable<SlotState, Role>;

/** Most days from the first to the last of a slot, both counted. */
export const longestSlotDays = 14;

/** An advert at dates and hours, with places. */
export interface Slot {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly state: SlotState;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** The same hours on each day, on the wall clock. */
  readonly startsAt: LocalTime;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
  /** Places, 1 to 1000. */
  readonly capacity: number;
  /** Places that are held, 0 to `capacity`. */
  readonly taken: number;
  /** The one school that may have it, or null for all. */
  readonly reservedSchoolId: SchoolId | null;
  /** How soon the employer promises to answer a request, in days. */
  readonly answerWithinDays: number;
}
