import type { Occurrence } from '#calendar';
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

/** The same hours on each day of a slot, on the wall clock. */
export interface SlotHours {
  readonly startsAt: LocalTime;
  /** Which of two equal times is meant, where the first day has the start twice; null otherwise. */
  readonly startsAtOccurrence: Occurrence | null;
  readonly finishesAt: LocalTime;
  readonly breakMinutes: number;
}

/** Who may have how many places of a slot, and when they can be asked for. */
export interface SlotTerms {
  /** Places, 1 to 1000. */
  readonly capacity: number;
  /** Fewest that may come together, 1 to `capacity`: in one request of a school, or of all students in a placement. */
  readonly minimumGroup: number;
  /** Most places that one school may hold, `minimumGroup` to `capacity`; null leaves it at the capacity. */
  readonly mostPerSchool: number | null;
  /** The schools that it is kept for; none, and not `isForLowSupply`, when it is open to all. */
  readonly reservedSchoolIds: readonly SchoolId[];
  /** Kept for the schools of the programme that have little on offer near them, besides those that are named. */
  readonly isForLowSupply: boolean;
  /** From that day on it is open to all; null keeps it. */
  readonly releasedOn: LocalDate | null;
  /** From that instant on places can be asked for; null is at once. */
  readonly bookingOpensAt: Date | null;
  /** Places can be asked for until so many hours before it begins, 0 to 2,160. */
  readonly bookingClosesHoursBefore: number;
  /** How soon the employer promises to answer a request, in days. */
  readonly answerWithinDays: number;
}

/** The terms of a slot that is open to everybody at once. */
export const openTerms: Omit<SlotTerms, 'capacity' | 'answerWithinDays'> = {
  minimumGroup: 1,
  mostPerSchool: null,
  reservedSchoolIds: [],
  isForLowSupply: false,
  releasedOn: null,
  bookingOpensAt: null,
  bookingClosesHoursBefore: 0,
};

/** An advert at dates and hours, with places. */
export interface Slot extends SlotHours, SlotTerms {
  readonly id: SlotId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly opportunityId: OpportunityId;
  readonly state: SlotState;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Places that are held, 0 to `capacity`. */
  readonly taken: number;
}
