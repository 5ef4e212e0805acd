/** Where a student stands at a slot: the lower priority class goes first, then the lower distance band, then the lower lottery number. */
export interface Standing {
  readonly priorityClass: number;
  readonly distanceBand: number;
  readonly lotteryNumber: number;
}

/**
 * What decided a refusal. The first three name the first criterion in which the student stands behind the slot's cut-off.
 * `SCHOOL_CEILING`: the student's school has as many students there as it may, and the student stands behind all of them who could be
 * moved. `NO_SEATS`: there was no seat to be given, every one being pinned already (or the capacity zero).
 */
export type RefusalCriterion = 'PRIORITY_CLASS' | 'DISTANCE_BAND' | 'LOTTERY' | 'SCHOOL_CEILING' | 'NO_SEATS';

/** Who put a choice on the list: the student's own rank, or the system that completed the list. */
export type ChosenBy = 'STUDENT' | 'SYSTEM';

/** Why a choice that the student would have liked better was refused. */
export interface Refusal {
  readonly slotId: string;
  /** Position on the student's list, from 1. */
  readonly rank: number;
  readonly chosenBy: ChosenBy;
  readonly decidedBy: RefusalCriterion;
  /** The student's own standing at that slot. */
  readonly own: Standing;
  /**
   * The standing that was needed: the slot's cut-off, or that of the student's school there when `SCHOOL_CEILING` decided.
   * `null` when no standing would have been good enough.
   */
  readonly cutoff: Standing | null;
}

/** What would have to change for an unplaced student, found by following who holds the seats on the list, what they list, and so on. */
export type Remedy =
  /**
   * A free seat can be reached for this student by moving others from the places they were given, none of them losing theirs: wishes and
   * priorities stand in the way, not the number of places. True of each such student alone; it need not be true of all of them at once.
   */
  | { readonly kind: 'MOVES_WOULD_HELP' }
  /**
   * More places are needed. These `students` (this one included) can reach no other slots than these, where there are `seats` to be given;
   * `students` is always the greater, and the difference is how many of them go without, however the seats are given out.
   */
  | { readonly kind: 'TOO_FEW_PLACES'; readonly students: number; readonly slots: number; readonly seats: number };

/** A student placed by this run. `refusals` holds every better choice, in the order of the list: `rank - 1` of them. */
export interface PlacedStudent {
  readonly kind: 'PLACED';
  readonly studentId: string;
  readonly slotId: string;
  /** Position on the student's list, from 1. */
  readonly rank: number;
  readonly chosenBy: ChosenBy;
  readonly own: Standing;
  readonly refusals: readonly Refusal[];
}

/** A student whose place was accepted before the run. */
export interface PinnedStudent {
  readonly kind: 'PINNED';
  readonly studentId: string;
  readonly slotId: string;
}

/** A student without a place. `refusals` holds every choice, in the order of the list. */
export type UnplacedStudent =
  | { readonly kind: 'UNPLACED'; readonly studentId: string; readonly cause: 'NO_CHOICES' }
  | {
      readonly kind: 'UNPLACED';
      readonly studentId: string;
      readonly cause: 'ALL_REFUSED';
      readonly refusals: readonly Refusal[];
      readonly remedy: Remedy;
    };

/** What became of one student, and why. Holds no other student's id; cut-offs are what every applicant of that slot may see. */
export type StudentOutcome = PlacedStudent | PinnedStudent | UnplacedStudent;

/** A school with a ceiling at a slot. */
export interface SchoolOutcome {
  readonly schoolId: string;
  /** The ceiling as given. */
  readonly ceiling: number;
  readonly filled: number;
  /** The weakest standing of that school's students who won a seat; `null` below the ceiling, and when all of them are pinned. */
  readonly cutoff: Standing | null;
}

/** What became of one slot. */
export interface SlotOutcome {
  readonly slotId: string;
  readonly capacity: number;
  /** Seats taken, pinned ones included. */
  readonly filled: number;
  readonly pinned: number;
  /** The weakest standing that won a seat; `null` while seats are free, and when every seat is pinned. */
  readonly cutoff: Standing | null;
  /** One row for each school ceiling, by school id. */
  readonly schools: readonly SchoolOutcome[];
}

/** Sums over the outcomes. The five kinds of student add up to `students`. */
export interface FairCounts {
  readonly students: number;
  readonly pinned: number;
  readonly placedOnOwnChoice: number;
  readonly placedOnCompletedChoice: number;
  readonly withoutChoices: number;
  readonly refusedEverywhere: number;
  readonly seats: number;
  readonly seatsFilled: number;
}

/** The result of a run in the fair mode. */
export interface FairResult {
  /** One for each student, by student id. */
  readonly outcomes: readonly StudentOutcome[];
  /** One for each slot, by slot id. */
  readonly slots: readonly SlotOutcome[];
  readonly counts: FairCounts;
}
