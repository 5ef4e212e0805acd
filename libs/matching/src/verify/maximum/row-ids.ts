import type { AllocationInstance } from '../../instance/allocation-instance.js';
import type { MaximumResult } from '../../maximum/maximum-result.js';
import type { MaximumViolationKind } from '../violation.js';
import { violation, type MaximumViolation } from './maximum-violation.js';

/** Whether there is one row for each student, slot and employer, in the order of ids, and pins are as they were. O(rows). */
export function checkRows(instance: AllocationInstance, result: MaximumResult): MaximumViolation[] {
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
  return [
    ...checkIds(
      'STUDENT_NOT_ONCE',
      idsOf(instance.students),
      result.outcomes.map(({ studentId }) => studentId),
    ),
    ...checkIds(
      'SLOT_NOT_ONCE',
      idsOf(instance.slots),
      result.slots.map(({ slotId }) => slotId),
    ),
    ...checkIds(
      'EMPLOYER_NOT_ONCE',
      (instance.employerCeilings ?? []).map(({ employerId }) => employerId),
      result.employers.map(({ employerId }) => employerId),
    ),
    ...result.outcomes
      .filter((outcome) => (outcome.kind === 'PINNED' ? outcome.slotId : undefined) !== pins.get(outcome.studentId))
      .map(({ studentId }) => violation('PIN_MOVED', { studentId })),
  ];
}

/** One row for each expected id, in their order. O(rows log rows). */
export function checkIds(
  kind: MaximumViolationKind,
  expected: readonly string[],
  actual: readonly string[],
): MaximumViolation[] {
  const where = (id: string): Partial<MaximumViolation> =>
    kind === 'STUDENT_NOT_ONCE' ? { studentId: id } : kind === 'SLOT_NOT_ONCE' ? { slotId: id } : {};
  const times = new Map(expected.map((id) => [id, 0]));
  for (const id of actual) times.set(id, (times.get(id) ?? Number.NaN) + 1);
  const wrong = [...times].filter(([, count]) => count !== 1).map(([id]) => violation(kind, where(id)));
  const unsorted = actual.filter((id, index) => index > 0 && id < actual[index - 1]!);
  return [...wrong, ...unsorted.map((id) => violation('NOT_SORTED', where(id)))];
}
