import type { ChosenBy, Closure } from '../fair/fair-result.js';

/**
 * What is made as small as possible, stage after stage. `PLACED`: -1 for each student with a place. `PRIORITY_PLACED`: -1 for each student
 * of the priority group with one. `TOTAL_RANK`: the rank of each given choice, from 1. `FEWEST_OF_RANK`: 1 for each place of that rank.
 * `MOST_OF_RANK`: -1 for each place of that rank. `TRAVEL_MINUTES`: those of each given choice. `LOTTERY`: what is left open so far goes by
 * the lottery; a place of rank r adds -(R + 1 - r) x (n - l), where R is the longest list, n the number of students, and l how many
 * of them drew a better number: the better the number, the more its student's rank counts, and where two students could simply trade
 * places, the one with the better number has the place that either likes better. `MOVED`: 1 for each student whose place is another
 * than before (completion only).
 */
export type StageObjective =
  | {
      readonly kind:
        'PLACED' | 'PRIORITY_PLACED' | 'TOTAL_RANK' | 'TRAVEL_MINUTES' | 'LOTTERY' | 'FORMERLY_PLACED' | 'MOVED';
    }
  | { readonly kind: 'FEWEST_OF_RANK' | 'MOST_OF_RANK'; readonly rank: number };

/**
 * One stage and the prices that prove it; whoever or whatever is not named has the price 0. For each choice that a student could have
 * been given add its cost, the student's price, and those of its slot, of the student's school's ceiling there, and of its employer, stage
 * by stage: of these sums, the first that is not zero is positive, and all are zero for the choice that was given. Read in the same way,
 * prices are zero or positive; students without a place, and limits with room left, have none. So nothing else can be
 * better at a stage without being worse at an earlier one.
 */
export interface ProvedStage {
  readonly objective: StageObjective;
  /** What the given places add up to: -43 where 43 are placed. */
  readonly value: number;
  readonly students: readonly { readonly studentId: string; readonly price: number }[];
  readonly slots: readonly { readonly slotId: string; readonly price: number }[];
  readonly schools: readonly { readonly slotId: string; readonly schoolId: string; readonly price: number }[];
  readonly employers: readonly { readonly employerId: string; readonly price: number }[];
}

/** A student in a seat. */
export interface Place {
  readonly studentId: string;
  readonly slotId: string;
}

/**
 * A slot that was closed because the best allocation gave it fewer students than it runs with; of those, the one least filled for its
 * minimum is closed first (then the smaller id), nobody may have it any more, and the rest is allocated anew. A slot with pinned students
 * stays open: those places were promised. With the allocation that closed it, so that every step can be checked.
 */
export interface ProvedClosure extends Closure {
  /** Everybody's place then, apart from pinned students, by student id. */
  readonly places: readonly Place[];
  readonly stages: readonly ProvedStage[];
}

/** An amount of one objective. */
export interface Amount {
  readonly objective: StageObjective;
  readonly amount: number;
}

/**
 * A choice that the student would have liked better. `UNAVAILABLE`: it falls on a day on which the student is somewhere else. `SLOT_CLOSED`: the
 * slot does not run. `NO_SEATS`: there was no seat to be given under some limit. `OTHERS`: giving it to this student would have cost the
 * run as a whole, in others' places or ranks.
 */
export interface MaximumRefusal {
  readonly slotId: string;
  /** Position on the student's list, from 1. */
  readonly rank: number;
  readonly chosenBy: ChosenBy;
  readonly decidedBy: 'UNAVAILABLE' | 'SLOT_CLOSED' | 'NO_SEATS' | 'OTHERS';
  /**
   * With this choice given, however the rest is arranged, the run would be worse by at least `amount` in this objective, or worse in an
   * earlier one: `PLACED` 1 is at least one student fewer with a place. Only where `OTHERS` decided, and `null` even then when the
   * prices show no cost: what was given is then as good as anything, and some other arrangement may be equally good.
   */
  readonly costs: Amount | null;
}

/** A student placed by this run. `refusals` holds every better choice, in the order of the list: `rank - 1` of them. */
export interface MaximumPlaced {
  readonly kind: 'PLACED';
  readonly studentId: string;
  readonly slotId: string;
  /** Position on the student's list, from 1. */
  readonly rank: number;
  readonly chosenBy: ChosenBy;
  readonly refusals: readonly MaximumRefusal[];
}

/**
 * Students who can reach no other slots than these, where there are `seats` to be given, fewer than they are; the difference is how
 * many of them go without, however the seats are given out (Hall 1935).
 */
export interface TooFewPlaces {
  readonly students: number;
  readonly slots: number;
  readonly seats: number;
}

/** A student without a place. `NOTHING_OPEN`: every choice is on an unavailable day or at a slot that was closed. */
export type MaximumUnplaced =
  | { readonly kind: 'UNPLACED'; readonly studentId: string; readonly cause: 'NO_CHOICES' }
  | {
      readonly kind: 'UNPLACED';
      readonly studentId: string;
      readonly cause: 'NOTHING_OPEN';
      readonly refusals: readonly MaximumRefusal[];
    }
  | {
      readonly kind: 'UNPLACED';
      readonly studentId: string;
      readonly cause: 'TOO_FEW_PLACES';
      readonly refusals: readonly MaximumRefusal[];
      /** The group that this student belongs to. */
      readonly group: TooFewPlaces;
    };

/** What became of one student, and why. Holds no other student's id. */
export type MaximumOutcome =
  MaximumPlaced | { readonly kind: 'PINNED'; readonly studentId: string; readonly slotId: string } | MaximumUnplaced;

/** A limit and how far it is used, pinned students included. */
export interface LimitUse {
  readonly seats: number;
  readonly filled: number;
  readonly pinned: number;
  /**
   * What one more seat under this limit alone would save, at most: read from the first objective on, those that are not named being 0.
   * Empty while there is room.
   */
  readonly price: readonly Amount[];
}

/** What became of one slot; `seats` is what capacity and supervision allow. */
export interface MaximumSlot extends LimitUse {
  readonly slotId: string;
  readonly isClosed: boolean;
  /** One row for each school ceiling, by school id. */
  readonly schools: readonly (LimitUse & { readonly schoolId: string })[];
}

/** Sums over the outcomes. The six kinds of student, from `pinned` to `withoutPlace`, add up to `students`. */
export interface MaximumCounts {
  readonly students: number;
  readonly pinned: number;
  readonly placedOnOwnChoice: number;
  readonly placedOnCompletedChoice: number;
  readonly withoutChoices: number;
  readonly withNothingOpen: number;
  readonly withoutPlace: number;
  /** Students of the priority group, apart from pinned ones, and how many of them have a place. */
  readonly priorityStudents: number;
  readonly priorityPlaced: number;
  /** Students placed on their first choice, their second and so on, up to the longest list. */
  readonly profile: readonly number[];
  readonly totalRank: number;
  readonly travelMinutes: number;
  readonly seats: number;
  readonly seatsFilled: number;
}

/** The result of a run in the maximum mode. Plain rows: it can be written down and checked later by `verifyMaximum`. */
export interface MaximumResult {
  /** One for each student, by student id. */
  readonly outcomes: readonly MaximumOutcome[];
  /** One for each slot, by slot id. */
  readonly slots: readonly MaximumSlot[];
  /** One for each employer with a ceiling, by employer id. */
  readonly employers: readonly (LimitUse & { readonly employerId: string })[];
  readonly counts: MaximumCounts;
  /** In the order in which they were closed. */
  readonly closures: readonly ProvedClosure[];
  /** The proof, first objective first. */
  readonly stages: readonly ProvedStage[];
}
