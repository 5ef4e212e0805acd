import type { EmployerOutcome, FairResult, SlotOutcome, Standing } from '../fair/fair-result.js';
import { isFull, type Room, type SlotRoom } from './rooms.js';
import { isSame } from './same.js';
import type { Seating } from './seating.js';
import type { FairViolationKind, Violation } from './violation.js';

/** Whether the slots' rows, with their cut-offs, say what follows from who sits where. O(students + slots). */
export function checkSlotRows(result: FairResult, seating: Seating): Violation<FairViolationKind>[] {
  const violations: Violation<FairViolationKind>[] = [];
  for (const actual of result.slots) {
    const room = seating.rooms.slots.get(actual.slotId);
    if (room === undefined) continue;
    const expected = expectedSlotRow(room);
    if (isSame(actual, expected)) continue;
    const isOnlyCutoff = isSame(withoutCutoffs(actual), withoutCutoffs(expected));
    violations.push({ kind: isOnlyCutoff ? 'CUTOFF_WRONG' : 'SLOT_ROW_WRONG', studentId: null, slotId: actual.slotId });
  }
  return violations;
}

function expectedSlotRow(room: SlotRoom): SlotOutcome {
  const schools = [...room.schools].map(([schoolId, school]) => ({
    schoolId,
    ceiling: school.seats,
    filled: school.sitters.length,
    cutoff: cutoffOf(school),
  }));
  return {
    slotId: room.slot.id,
    capacity: room.seats,
    filled: room.sitters.length,
    pinned: room.pinned,
    cutoff: cutoffOf(room),
    schools: schools.sort((left, right) => (left.schoolId < right.schoolId ? -1 : 1)),
    reserves: room.reserves.map((reserve) => ({
      type: reserve.type,
      seats: reserve.seats,
      filled: reserve.sitters.length,
      cutoff: cutoffOf(reserve),
    })),
  };
}

/** Whether the rows of employers with a ceiling are right, and in the order of their ids. O(employers + students). */
export function checkEmployerRows(result: FairResult, { rooms }: Seating): Violation<FairViolationKind>[] {
  const expected = [...rooms.employers].map(([employerId, room]): EmployerOutcome => ({
    employerId,
    seats: room.seats,
    filled: room.sitters.length,
    cutoff: cutoffOf(room),
  }));
  expected.sort((left, right) => (left.employerId < right.employerId ? -1 : 1));
  return isSame(result.employers, expected) ? [] : [{ kind: 'EMPLOYER_ROW_WRONG', studentId: null, slotId: null }];
}

/** The weakest standing in a full room, `null` for any other. O(1). */
export function cutoffOf(room: Room): Standing | null {
  return isFull(room) ? room.weakest : null;
}

function withoutCutoffs(row: SlotOutcome): object {
  const without = (rows: readonly object[]): object[] => rows.map((each) => ({ ...each, cutoff: null }));
  return { ...row, cutoff: null, schools: without(row.schools), reserves: without(row.reserves) };
}

/** Whether the sums over students and slots are right. O(students + slots). */
export function checkCounts(result: FairResult, seating: Seating): Violation<FairViolationKind>[] {
  let pinned = 0;
  let own = 0;
  let completed = 0;
  let without = 0;
  let refused = 0;
  for (const student of seating.students.values()) {
    const rank = student.choices.findIndex(({ slotId }) => slotId === seating.slotOf.get(student.id)) + 1;
    if (seating.pins.has(student.id)) pinned++;
    else if (rank > student.ownChoices) completed++;
    else if (rank > 0) own++;
    else if (student.choices.length > 0) refused++;
    else without++;
  }
  let seats = 0;
  for (const room of seating.rooms.slots.values()) seats += room.seats;
  const expected = {
    students: seating.students.size,
    pinned,
    placedOnOwnChoice: own,
    placedOnCompletedChoice: completed,
    withoutChoices: without,
    refusedEverywhere: refused,
    seats,
    seatsFilled: seating.slotOf.size,
  };
  return isSame(result.counts, expected) ? [] : [{ kind: 'COUNTS_WRONG', studentId: null, slotId: null }];
}
