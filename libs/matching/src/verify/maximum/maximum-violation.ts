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
 * `NOT_MOST`: moves would place one more student. `CLOSURE_WRONG`: a slot was closed without need or out of order, or runs with too few.
 * `REASON_WRONG`, `SLOT_ROW_WRONG`, `EMPLOYER_ROW_WRONG`, `COUNTS_WRONG`: what is published does not follow from who sits where.
 *
 * `PLACE_LOST`: a student placed before has no place. `MOVED_TOO_FAR`: a student was moved further down than was agreed. `NOT_AGREED`: a
 * student was moved who did not agree. `CHAIN_WRONG`: the moves are not those of the places, or a chain does not hold together.
 * `RESTRICTION_WRONG`: a slot was held, or kept shut, without need.
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
  | 'REASON_WRONG'
  | 'SLOT_ROW_WRONG'
  | 'EMPLOYER_ROW_WRONG'
  | 'COUNTS_WRONG'
  | 'PLACE_LOST'
  | 'MOVED_TOO_FAR'
  | 'NOT_AGREED'
  | 'CHAIN_WRONG'
  | 'RESTRICTION_WRONG';

/** One thing that is wrong, and with whom or what; `stage` counts from 0. For an auditor's eyes, not for a student's. */
export interface MaximumViolation {
  readonly kind: MaximumViolationKind;
  readonly studentId: string | null;
  readonly slotId: string | null;
  readonly stage: number | null;
}

/** A violation with what is known about it. O(1). */
export function violation(
  kind: MaximumViolationKind,
  where: Partial<Omit<MaximumViolation, 'kind'>> = {},
): MaximumViolation {
  return { kind, studentId: null, slotId: null, stage: null, ...where };
}
