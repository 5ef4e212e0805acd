import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import type { FairResult, PlacedStudent } from '../fair/fair-result.js';
import type { Room } from './rooms.js';
import { isAway, type Seating } from './seating.js';
import type { FairViolationKind, Violation } from './violation.js';

/**
 * Whether the result is an allocation at all: a row for everybody; places that are listed, open and on free days; pins kept; no limit
 * exceeded; no group too small. O(students + slots + choices).
 */
export function checkPlaces(
  instance: AllocationInstance,
  result: FairResult,
  seating: Seating,
): Violation<FairViolationKind>[] {
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
  kind: FairViolationKind,
  field: Field,
  expected: readonly string[],
  rows: readonly Readonly<Record<Field, string>>[],
): Violation<FairViolationKind>[] {
  const ids = rows.map((row) => row[field]);
  const times = new Map(expected.map((id) => [id, 0]));
  for (const id of ids) times.set(id, (times.get(id) ?? Number.NaN) + 1);
  const wrong = [...times].filter(([, count]) => count !== 1).map(([id]) => violationOf(kind, field, id));
  const unsorted = ids.filter((id, index) => index > 0 && id < (ids[index - 1] ?? id));
  return [...wrong, ...unsorted.map((id) => violationOf('NOT_SORTED', field, id))];
}

function violationOf(kind: FairViolationKind, field: 'studentId' | 'slotId', id: string): Violation<FairViolationKind> {
  return { kind, studentId: null, slotId: null, [field]: id };
}

function checkOutcomes(result: FairResult, seating: Seating): Violation<FairViolationKind>[] {
  const { students, pins, closed } = seating;
  const violations: Violation<FairViolationKind>[] = [];
  for (const outcome of result.outcomes) {
    const { studentId } = outcome;
    const slotId = outcome.kind === 'UNPLACED' ? null : outcome.slotId;
    const pinnedTo = pins.get(studentId);
    const isPinned = outcome.kind === 'PINNED';
    const add = (kind: FairViolationKind): unknown => violations.push({ kind, studentId, slotId });
    if (isPinned ? slotId !== pinnedTo : pinnedTo !== undefined) add('PIN_MOVED');
    const student = students.get(studentId);
    if (outcome.kind !== 'PLACED' || student === undefined) continue;
    if (!student.choices.some((choice) => choice.slotId === slotId)) add('NOT_LISTED');
    if (isAway(seating, student, outcome.slotId)) add('STUDENT_AWAY');
    if (closed.has(outcome.slotId)) add('CLOSED_SLOT_TAKEN');
    if (outcome.reservedFor !== null && !mayClaim(seating, student, outcome)) add('RESERVE_WRONG');
  }
  return violations;
}

/** Whether the slot reserves seats for a type that the student is of. */
function mayClaim(
  { rooms }: Seating,
  { seatTypes = [] }: AllocationStudent,
  { slotId, reservedFor }: PlacedStudent,
): boolean {
  const types = rooms.slots.get(slotId)?.reserves.map(({ type }) => type) ?? [];
  return seatTypes.some((type) => type === reservedFor && types.includes(type));
}

function checkLimits({ rooms }: Seating): Violation<FairViolationKind>[] {
  const violations: Violation<FairViolationKind>[] = [];
  const isOver = ({ sitters, seats }: Room): boolean => sitters.length > seats;
  for (const room of rooms.slots.values()) {
    const { slot, schools, reserves, pinned } = room;
    const add = (kind: FairViolationKind): unknown => violations.push({ kind, studentId: null, slotId: slot.id });
    if (isOver(room)) add('OVER_CAPACITY');
    for (const school of schools.values()) if (isOver(school)) add('OVER_SCHOOL_CEILING');
    for (const reserve of reserves) if (isOver(reserve)) add('RESERVE_WRONG');
    const filled = room.sitters.length;
    if (pinned === 0 && filled > 0 && filled < (slot.minimumGroup ?? 1)) add('GROUP_TOO_SMALL');
  }
  for (const employer of rooms.employers.values()) {
    if (isOver(employer)) violations.push({ kind: 'OVER_EMPLOYER_CEILING', studentId: null, slotId: null });
  }
  return violations;
}
