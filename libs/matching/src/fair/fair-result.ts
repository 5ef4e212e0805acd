/** Where a student stands at a slot: the lower priority class goes first, then the lower distance band, then the lower lottery number. */
export interface Standing {
  readonly priorityClass: number;
  readonly distanceBand: number;
  readonly lotteryNumber: number;
}

/**
 * What decided a refusal. The first three name the first criterion in which the student stands behind the cut-off of the slot's open seats.
 * `SCHOOL_CEILING`: the student's school has as many students in open seats there as it may, and the student stands behind all of them
 * who could be moved. `EMPLOYER_CEILING`: the employer has as many students at all its slots as it takes, and the student stands behind
 * all of them in open seats who could be moved. `RESERVED`: every seat to be given went to somebody for whom it is reserved. `NO_SEATS`:
 * there was no seat to be given, every one being pinned already (or the capacity zero). `SLOT_CLOSED`: too few students came together,
 * so nobody has the slot. `UNAVAILABLE`: the slot falls on days on which the student is somewhere else.
 */
export type RefusalCriterion =
  | 'PRIORITY_CLASS'
  | 'DISTANCE_BAND'
  | 'LOTTERY'
  | 'SCHOOL_CEILING'
  | 'EMPLOYER_CEILING'
  | 'RESERVED'
  | 'NO_SEATS'
  | 'SLOT_CLOSED'
  | 'UNAVAILABLE';

/** Who put a choice on the list: the student's own rank, or the system that completed the list. */
export type ChosenBy = 'STUDENT' | 'SYSTEM';

/** What a seat reserved for a type of student needed, where all such seats are taken. */
export interface ReserveCutoff {
  readonly type: string;
  readonly cutoff: Standing;
}

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
   * The standing that an open seat needed: the slot's cut-off, or that of the student's school there when `SCHOOL_CEILING` decided, or
   * that of the employer when `EMPLOYER_CEILING` did. `null` when no standing would have been good enough.
   */
  readonly cutoff: Standing | null;
  /** One row for each reserve of the slot that the student might have sat in, in the slot's order: the student stands behind each of them. */
  readonly reserves: readonly ReserveCutoff[];
}

/** What would have to change for an unplaced student, found by following who holds the seats on the list, what they list, and so on. */
export type Remedy =
  /**
   * A free seat can be reached for this student by moving others from the places they were given, none of them losing theirs: wishes and
   * priorities stand in the way, not the number of places. True of each such student alone; it need not be true of all of them at once.
   * Looks at seats alone: whether a minimum group would come together, or fall apart, is left out of account.
   */
  | { readonly kind: 'MOVES_WOULD_HELP' }
  /**
   * More places are needed. These `students` (this one included) can reach no other slots than these, where there are `seats` to be given;
   * `students` is always the greater, and the difference is how many of them go without, however the seats are given out. Slots that the
   * run closed have none to be given, and slots on days on which a student is unavailable cannot be reached.
   */
  | { readonly kind: 'TOO_FEW_PLACES'; readonly students: number; readonly slots: number; readonly seats: number };

/** A student placed by this run. `refusals` holds every better choice, in the order of the list: `rank - 1` of them. */
export interface PlacedStudent {
  readonly kind: 'PLACED';
  readonly studentId: string;
  readonly slotId: string;
  /** The type of the reserve that the seat belongs to; `null` for an open seat. */
  readonly reservedFor: string | null;
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
  /** Its students in open seats there, pinned ones included. */
  readonly filled: number;
  /** The weakest standing of that school's students who won an open seat; `null` below the ceiling, and when all of them are pinned. */
  readonly cutoff: Standing | null;
}

/** A reserve of a slot. */
export interface ReserveOutcome {
  readonly type: string;
  /** Its seats, as many as pinned students leave room for. */
  readonly seats: number;
  /** Seats taken by students of the type; the rest were open to everybody. */
  readonly filled: number;
  /** The weakest standing that won one of its seats; `null` while the type has not claimed all of them, and when there are none. */
  readonly cutoff: Standing | null;
}

/** What became of one slot. */
export interface SlotOutcome {
  readonly slotId: string;
  /** Students it can take in all, supervision seen to. */
  readonly capacity: number;
  /** Seats taken, reserved and pinned ones included. */
  readonly filled: number;
  readonly pinned: number;
  /** The weakest standing that won an open seat; `null` while seats are free, and when every seat is pinned or went to its reserve. */
  readonly cutoff: Standing | null;
  /** One row for each school ceiling, by school id. */
  readonly schools: readonly SchoolOutcome[];
  /** One row for each reserve, in the order in which they are filled. */
  readonly reserves: readonly ReserveOutcome[];
}

/** What became of an employer with a ceiling. */
export interface EmployerOutcome {
  readonly employerId: string;
  /** The ceiling as given. */
  readonly seats: number;
  /** Students at all its slots, pinned ones included. */
  readonly filled: number;
  /** The weakest standing that won an open seat at any of its slots; `null` below the ceiling, and when nobody won one. */
  readonly cutoff: Standing | null;
}

/** A slot that was closed because it had fewer students than it runs with: those lost it, and nobody else may have it. */
export interface Closure {
  readonly slotId: string;
  /** Students it had when it was closed. */
  readonly filled: number;
  readonly minimumGroup: number;
}

/**
 * A closed slot that would have its minimum group again: choosing by its rule among all who would rather have it than what they got, it
 * would seat so many. No rule of closing excludes this; whether the slot is opened after all is for people to decide.
 */
export interface BlockingCoalition {
  readonly slotId: string;
  readonly students: number;
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
  /** One for each employer with a ceiling, by employer id. */
  readonly employers: readonly EmployerOutcome[];
  /** In the order of closing. */
  readonly closures: readonly Closure[];
  /** In the order of closing. */
  readonly blockingCoalitions: readonly BlockingCoalition[];
  readonly counts: FairCounts;
}
