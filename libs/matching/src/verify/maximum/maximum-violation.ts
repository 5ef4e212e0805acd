import type { MaximumViolationKind, Violation } from '../violation.js';

/** Something wrong with a result of the maximum mode, or with a completion. */
export type MaximumViolation = Violation<MaximumViolationKind>;

/** A violation with what is known about it. O(1). */
export function violation(
  kind: MaximumViolationKind,
  where: Partial<Omit<MaximumViolation, 'kind'>> = {},
): MaximumViolation {
  return { kind, studentId: null, slotId: null, ...where };
}
