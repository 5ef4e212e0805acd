import type { AllocationInstance } from '../instance/allocation-instance.js';
import type { FairResult } from '../fair/fair-result.js';
import type { Seating } from './seating.js';
import type { Violation, ViolationKind } from './violation.js';

/** Whether the result is an allocation at all: a row for everybody, listed places, pins kept, no slot or school over its limit. O(students + slots + choices). */
export function checkPlaces(instance: AllocationInstance, result: FairResult, seating: Seating): Violation[] {
  return [
    ...checkRows('STUDENT_NOT_ONCE', 'studentId', [...seating.students.keys()], result.outcomes),
    ...checkRows(
      'SLOT_NOT_ONCE',
      'slotId',
      instance.slots.map(({ id }) => id),
      result.slots,
    ),
    ...checkOutcomes(result, seating),
    ...checkLimits(seating),
  ];
}

function checkRows<Field extends 'studentId' | 'slotId'>(
  kind: ViolationKind,
  field: Field,
  expected: readonly string[],
  rows: readonly Readonly<Record<Field, string>>[],
): Violation[] {
  const ids = rows.map((row) => row[field]);
  const times = new Map(expected.map((id) => [id, 0]));
  for (const id of ids) times.set(id, (times.get(id) ?? Number.NaN) + 1);
  const wrong = [...times].filter(([, count]) => count !== 1).map(([id]) => violationOf(kind, field, id));
  const unsorted = ids.filter((id, index) => index > 0 && id < (ids[index - 1] ?? id));
  return [...wrong, ...unsorted.map((id) => violationOf('NOT_SORTED', field, id))];
}

function violationOf(kind: ViolationKind, field: 'studentId' | 'slotId', id: string): Violation {
  return { kind, studentId: null, slotId: null, [field]: id };
}

function checkOutcomes(result: FairResult, { students, pins }: Seating): Violation[] {
  const violations: Violation[] = [];
  for (const outcome of result.outcomes) {
    const { studentId } = outcome;
    const slotId = outcome.kind === 'UNPLACED' ? null : outcome.slotId;
    const pinnedTo = pins.get(studentId);
    const isPinned = outcome.kind === 'PINNED';
    if (isPinned ? slotId !== pinnedTo : pinnedTo !== undefined)
      violations.push({ kind: 'PIN_MOVED', studentId, slotId });
    const isListed = students.get(studentId)?.choices.some((choice) => choice.slotId === slotId) ?? false;
    if (outcome.kind === 'PLACED' && !isListed) violations.push({ kind: 'NOT_LISTED', studentId, slotId });
  }
  return violations;
}

function checkLimits({ rooms }: Seating): Violation[] {
  const violations: Violation[] = [];
  for (const room of rooms.values()) {
    const where = { studentId: null, slotId: room.slot.id };
    if (room.sitters.length > room.seats) violations.push({ kind: 'OVER_CAPACITY', ...where });
    for (const school of room.schools.values()) {
      if (school.sitters.length > school.seats) violations.push({ kind: 'OVER_SCHOOL_CEILING', ...where });
    }
  }
  return violations;
}
