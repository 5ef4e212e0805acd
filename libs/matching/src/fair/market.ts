/**
 * A matching market in compressed rows: students 0 to n-1 list slots 0 to m-1. Row `i` is the positions `choiceStart[i]` (included) to
 * `choiceStart[i + 1]` (excluded) of the `choice…` arrays, best choice first; a position is what the other functions call a choice.
 * Nothing is checked here. The order of students and slots changes the time, by up to a factor of five, and never the result: number
 * students of one school, and slots in the order in which the rows first name them, next to each other.
 */
export interface Market {
  /** Length n + 1. */
  readonly choiceStart: Int32Array;
  /** The slot of each choice; no slot twice in a row. */
  readonly choiceSlot: Int32Array;
  /**
   * The student's standing at that slot, 0 to 2³¹ - 2, smaller is served first; no two students share a key at a slot or at an employer's
   * slots.
   */
  readonly choiceKey: Int32Array;
  /** Seats to be given at each slot, 0 or more, reserved ones included. */
  readonly seats: Int32Array;
  /** Absent when no slot limits the students of one school. */
  readonly ceilings?: Ceilings;
  /** Absent when no slot reserves seats. */
  readonly reserves?: Reserves;
  /** Absent when no employer limits the students at all its slots together. */
  readonly employers?: Employers;
}

/**
 * Limits inside a slot: at most so many students of one school in its open seats. Ceilings of a slot share no student, so they nest and
 * keep the result fair. A student in a reserved seat does not count: if one did, taking that seat from one school's student for
 * another's could let somebody back in who had been refused, and no fair outcome need exist.
 */
export interface Ceilings {
  /** The ceiling, 0 to c-1, that each choice counts towards, or -1. All choices under one ceiling name the same slot. */
  readonly choiceCeiling: Int32Array;
  /** Seats under each ceiling, 0 or more. */
  readonly seats: Int32Array;
}

/**
 * Seats that students of one type have first claim to, 0 to r-1. Those of slot `j` are `reserveStart[j]` to `reserveStart[j + 1] - 1`, in
 * the order in which they are filled, all before the open seats; what nobody of the type claims is open to everybody. A student sits in
 * one seat only. Types are numbers that students and reserves share.
 */
export interface Reserves {
  /** Length m + 1. */
  readonly reserveStart: Int32Array;
  /** Seats of each, 0 or more: in sum at most the seats of the slot, and over the slots of an employer at most the employer's. */
  readonly seats: Int32Array;
  /** Whom each is for. */
  readonly type: Int32Array;
  /** Length n + 1: the types of student `i` are `studentType[typeStart[i]]` to `studentType[typeStart[i + 1] - 1]`. */
  readonly typeStart: Int32Array;
  readonly studentType: Int32Array;
}

/** Limits over slots: at most so many students, in reserved and open seats, at all the slots of one employer together. */
export interface Employers {
  /** The employer, 0 to k-1, of each slot, or -1. */
  readonly employerOf: Int32Array;
  /** Seats to be given at each employer, 0 or more. */
  readonly seats: Int32Array;
}

/** Who sits where. */
export interface Acceptance {
  /** For each student the choice (a position in the rows) that holds a seat, or -1. */
  readonly choiceOf: Int32Array;
  /** For each student the reserve that the seat belongs to, or -1; absent when the market has no reserves. */
  readonly reserveOf?: Int32Array;
  /** Offers made until nobody had anything left to ask for. */
  readonly proposals: number;
}
