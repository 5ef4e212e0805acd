/**
 * What can be wrong with a result.
 * `STUDENT_NOT_ONCE`, `SLOT_NOT_ONCE`: not exactly one row, or a row for somebody or something outside the instance. `NOT_SORTED`: rows
 * are not in the order of their ids. `PIN_MOVED`: a pinned student is elsewhere, or another is shown as pinned. `NOT_LISTED`: the place
 * is not on the student's list. `OVER_CAPACITY`, `OVER_SCHOOL_CEILING`: more students than seats. `WASTED_SEAT`: a student prefers a
 * slot that has a seat for them. `JUSTIFIED_ENVY`: a student prefers a slot that took somebody who stands behind them.
 * `NOT_STUDENT_OPTIMAL`: students could swap their way to better places and the outcome would still be fair. The rest: what is published
 * about a slot, a student or the whole run does not follow from who sits where.
 */
export type ViolationKind =
  | 'STUDENT_NOT_ONCE'
  | 'SLOT_NOT_ONCE'
  | 'NOT_SORTED'
  | 'PIN_MOVED'
  | 'NOT_LISTED'
  | 'OVER_CAPACITY'
  | 'OVER_SCHOOL_CEILING'
  | 'WASTED_SEAT'
  | 'JUSTIFIED_ENVY'
  | 'NOT_STUDENT_OPTIMAL'
  | 'SLOT_ROW_WRONG'
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
