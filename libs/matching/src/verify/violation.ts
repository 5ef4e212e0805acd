/**
 * What can be wrong with a result.
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
export type ViolationKind =
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

/** One thing that is wrong, and with whom or what; for an auditor's eyes, not for a student's. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly studentId: string | null;
  readonly slotId: string | null;
}
