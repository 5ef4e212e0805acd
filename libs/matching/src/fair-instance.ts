/**
 * One number for each student, drawn once for the whole run: the lower number goes first among students who are equal by the published
 * criteria. Whole numbers, 0 or more, no two students of a run with the same. May hold numbers of students who have since withdrawn, so
 * that a withdrawal shifts nobody's number. `lotteryOrder` makes one.
 */
export type Lottery = ReadonlyMap<string, number>;

/** A slot that a student would take. */
export interface FairChoice {
  readonly slotId: string;
  /** The published travel band of this student for this slot, 0 (nearest) to 15. */
  readonly distanceBand: number;
}

/** A student who takes part in the run. */
export interface FairStudent {
  readonly id: string;
  readonly schoolId: string;
  /** The published priority class, 0 (served first) to 15. */
  readonly priorityClass: number;
  /** Best first, no slot twice: the student's own ranks, then the slots by which the system has completed the list. Only permitted, reachable ones. */
  readonly choices: readonly FairChoice[];
  /** How many of the choices, from the first, are the student's own ranks. */
  readonly ownChoices: number;
}

/** At most so many students of one school in a slot. */
export interface SchoolCeiling {
  readonly schoolId: string;
  readonly seats: number;
}

/** A slot that takes part in the run. */
export interface FairSlot {
  readonly id: string;
  /** Students it can take in all, 0 or more, pinned ones included. */
  readonly capacity: number;
  /** Schools that are limited here; a school that is not named is limited by the capacity alone. */
  readonly schoolCeilings?: readonly SchoolCeiling[];
}

/** A place that was accepted before this run: it keeps its seat, and its student is not moved, whatever the student's list says. */
export interface PinnedAllocation {
  readonly studentId: string;
  readonly slotId: string;
}

/** Everything that the fair mode looks at. The order of students, slots, ceilings and pins does not matter; the order of choices does. */
export interface FairInstance {
  readonly students: readonly FairStudent[];
  readonly slots: readonly FairSlot[];
  readonly lottery: Lottery;
  readonly pinned?: readonly PinnedAllocation[];
}
