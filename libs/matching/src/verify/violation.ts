/**
 * What can be wrong with a result of the fair mode.
 * `STUDENT_NOT_ONCE`, `SLOT_NOT_ONCE`: not exactly one row, or a row for somebody or something outside the instance. `NOT_SORTED`: rows
 * are not in the order of their ids. `PIN_MOVED`: a pinned student is elsewhere, or another is shown as pinned. `NOT_LISTED`: the place
 * is not on the student's list. `STUDENT_AWAY`: the place falls on days on which the student is unavailable. `OVER_CAPACITY`,
 * `OVER_SCHOOL_CEILING`, `OVER_EMPLOYER_CEILING`: more students than seats. `CLOSED_SLOT_TAKEN`: somebody sits in a slot that was closed.
 * `GROUP_TOO_SMALL`: an open slot has some students and fewer than its minimum group. `RESERVE_WRONG`: a reserved seat is held by somebody
 * of another type, or there are more of them than were reserved, or who sits in them is not who the published rule would have there.
 * `WASTED_SEAT`: a student prefers a slot that has a seat for them. `JUSTIFIED_ENVY`: a student prefers a slot that took somebody who
 * stands behind them. `CLOSURE_WRONG`: slots were closed that should not have been, or in another order, or the other way round.
 * `NOT_STUDENT_OPTIMAL`: the outcome is fair, and another fair one is better for this student. `COALITION_WRONG`: the blocking
 * coalitions are not those that there are. The rest: what is published about a slot, an employer, a student or the whole run does not
 * follow from who sits where.
 */
export type FairViolationKind =
  | 'STUDENT_NOT_ONCE'
  | 'SLOT_NOT_ONCE'
  | 'NOT_SORTED'
  | 'PIN_MOVED'
  | 'NOT_LISTED'
  | 'STUDENT_AWAY'
  | 'OVER_CAPACITY'
  | 'OVER_SCHOOL_CEILING'
  | 'OVER_EMPLOYER_CEILING'
  | 'CLOSED_SLOT_TAKEN'
  | 'GROUP_TOO_SMALL'
  | 'RESERVE_WRONG'
  | 'WASTED_SEAT'
  | 'JUSTIFIED_ENVY'
  | 'CLOSURE_WRONG'
  | 'NOT_STUDENT_OPTIMAL'
  | 'COALITION_WRONG'
  | 'SLOT_ROW_WRONG'
  | 'EMPLOYER_ROW_WRONG'
  | 'CUTOFF_WRONG'
  | 'REASON_WRONG'
  | 'REMEDY_WRONG'
  | 'COUNTS_WRONG';

/**
 * What can be wrong with a result of the maximum mode, or with a completion. `STUDENT_NOT_ONCE`, `SLOT_NOT_ONCE`, `EMPLOYER_NOT_ONCE`: not
 * exactly one row, or a row for somebody or something outside the instance. `NOT_SORTED`: rows are not in the order of their ids.
 * `PIN_MOVED`: a pinned student is elsewhere, or another is shown as pinned. `NOT_ALLOWED`: the place is not on the student's list, or
 * not open to this student. `OVER_CAPACITY`, `OVER_SCHOOL_CEILING`, `OVER_EMPLOYER_CEILING`: more students than seats.
 *
 * `STAGES_WRONG`: the stages are not those of the settings, in their order. `VALUE_WRONG`: a stage's value is not what the places add up
 * to. `PRICE_WRONG`: a price names nobody and nothing, or names somebody twice, or is not whole. `PRICE_BELOW_ZERO`, `PRICE_WITHOUT_NEED`: a
 * price is negative, or belongs to a student without a place or a limit with room. `NOT_BEST`: with the prices added some choice would be a
 * gain. `NOT_PROVED`: a given place costs more than the prices account for, or a stage's value is not what the prices add up to.
 *
 * `NOT_MOST`: moves would place one more student. `CLOSURE_WRONG`: a slot was closed without need or out of order,
 * or after an allocation that is not proved. `GROUP_TOO_SMALL`: an open slot has some students and fewer than its minimum group.
 * `REASON_WRONG`, `SLOT_ROW_WRONG`, `EMPLOYER_ROW_WRONG`, `COUNTS_WRONG`: what is published does not follow from who sits where.
 *
 * `PLACE_LOST`: a student placed before has no place. `MOVED_TOO_FAR`: a student was moved further down than was agreed. `NOT_AGREED`: a
 * student was moved who did not agree. `CHAIN_WRONG`: the moves are not those of the places, or a chain does not hold together.
 * `RESTRICTION_WRONG`: a slot was held, or kept shut, without need, or after an attempt that is not proved.
 */
export type MaximumViolationKind =
  | 'STUDENT_NOT_ONCE'
  | 'SLOT_NOT_ONCE'
  | 'EMPLOYER_NOT_ONCE'
  | 'NOT_SORTED'
  | 'PIN_MOVED'
  | 'NOT_ALLOWED'
  | 'OVER_CAPACITY'
  | 'OVER_SCHOOL_CEILING'
  | 'OVER_EMPLOYER_CEILING'
  | 'STAGES_WRONG'
  | 'VALUE_WRONG'
  | 'PRICE_WRONG'
  | 'PRICE_BELOW_ZERO'
  | 'PRICE_WITHOUT_NEED'
  | 'NOT_BEST'
  | 'NOT_PROVED'
  | 'NOT_MOST'
  | 'CLOSURE_WRONG'
  | 'GROUP_TOO_SMALL'
  | 'REASON_WRONG'
  | 'SLOT_ROW_WRONG'
  | 'EMPLOYER_ROW_WRONG'
  | 'COUNTS_WRONG'
  | 'PLACE_LOST'
  | 'MOVED_TOO_FAR'
  | 'NOT_AGREED'
  | 'CHAIN_WRONG'
  | 'RESTRICTION_WRONG';

/**
 * What can be wrong with a run as a whole. `MODE_WRONG`: the result is not of the run's mode. `LOTTERY_WRONG`: the numbers are not those
 * that the keys of the draw give.
 */
export type RunViolationKind = 'MODE_WRONG' | 'LOTTERY_WRONG';

/** Everything that can be wrong. */
export type ViolationKind = FairViolationKind | MaximumViolationKind | RunViolationKind;

/** One thing that is wrong, and with whom or what; for an auditor's eyes, not for a student's. */
export interface Violation<Kind extends ViolationKind = ViolationKind> {
  readonly kind: Kind;
  readonly studentId: string | null;
  readonly slotId: string | null;
  /** The stage of the proof, from 0, where it is about one. */
  readonly stage?: number;
}
