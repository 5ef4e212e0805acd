/**
 * One number for each student, drawn once for the whole run: the lower number goes first among students who are equal by the published
 * criteria. Whole numbers, 0 or more, no two students of a run with the same. May hold numbers of students who have since withdrawn, so
 * that a withdrawal shifts nobody's number. `lotteryOrder` makes one.
 */
export type Lottery = ReadonlyMap<string, number>;

/** A slot that a student would take. */
export interface AllocationChoice {
  readonly slotId: string;
  /** The published travel band of this student for this slot, 0 (nearest) to 15. */
  readonly distanceBand: number;
  /** Travel minutes there and back together, a whole number, 0 to 1,440; 0 when absent. Only the maximum mode looks at it. */
  readonly travelMinutes?: number;
}

/** Days from the first to the last, both included, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A student who takes part in the run. */
export interface AllocationStudent {
  readonly id: string;
  readonly schoolId: string;
  /** The published priority class, 0 (served first) to 15. */
  readonly priorityClass: number;
  /** Best first, no slot twice: the student's own ranks, then the slots by which the system has completed the list. Only permitted, reachable ones. */
  readonly choices: readonly AllocationChoice[];
  /** How many of the choices, from the first, are the student's own ranks. */
  readonly ownChoices: number;
  /** The kinds of reserved seats that this student may take; none when absent. */
  readonly seatTypes?: readonly string[];
  /** Days on which the student is somewhere else already; a choice that falls on one of them is no choice. */
  readonly unavailable?: readonly Days[];
  /** Whether the student agrees to be moved down, within the run's limit, so that somebody else gets a place; no when absent. */
  readonly agreesToMove?: boolean;
}

/** At most so many students of one school in the open seats of a slot. */
export interface SchoolCeiling {
  readonly schoolId: string;
  readonly seats: number;
}

/** Seats that go to students of one type first; those that none of them claims are open to everybody. */
export interface Reserve {
  readonly type: string;
  readonly seats: number;
}

/** Adults in the room, the visiting staff among them, and how many students each of them may look after. */
export interface Supervision {
  /** People who fit into the room, students and adults together; 1 or more. */
  readonly headsInRoom: number;
  /** Students to one adult, 1 or more. */
  readonly studentsPerAdult: number;
}

/** A slot that takes part in the run. */
export interface AllocationSlot {
  readonly id: string;
  /** Students it can take in all, 0 or more, pinned ones included. */
  readonly capacity: number;
  /** Who offers it; needed when that employer has a ceiling. */
  readonly employerId?: string;
  /** Schools that are limited here; a school that is not named is limited by the capacity alone. */
  readonly schoolCeilings?: readonly SchoolCeiling[];
  /** Reserved seats in the order in which they are filled, all before the open ones; their sum is at most the capacity. */
  readonly reserves?: readonly Reserve[];
  /** What the room allows; where it is less than the capacity, it is the capacity. */
  readonly supervision?: Supervision;
  /** The fewest students that it runs with, pinned ones included; 1 when absent. With fewer, the run closes it. */
  readonly minimumGroup?: number;
  /** When it takes place; needed when students are unavailable on some days. */
  readonly days?: Days;
}

/** At most so many students at all the slots of one employer together, pinned ones included. */
export interface EmployerCeiling {
  readonly employerId: string;
  readonly seats: number;
}

/** A place that was accepted before this run: it keeps its seat, and its student is not moved, whatever the student's list says. */
export interface PinnedAllocation {
  readonly studentId: string;
  readonly slotId: string;
}

/** Everything that a run looks at. The order of students, slots, ceilings and pins does not matter; the order of choices and reserves does. */
export interface AllocationInstance {
  readonly students: readonly AllocationStudent[];
  readonly slots: readonly AllocationSlot[];
  readonly lottery: Lottery;
  readonly employerCeilings?: readonly EmployerCeiling[];
  readonly pinned?: readonly PinnedAllocation[];
}
