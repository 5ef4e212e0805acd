import type {
  FairResult,
  Refusal,
  RefusalCriterion,
  SchoolOutcome,
  SlotOutcome,
  Standing,
} from '../fair/fair-result.js';
import type { AllocationChoice, AllocationStudent } from '../instance/allocation-instance.js';
import { expectedRemedies } from './remedies.js';
import { isSame } from './same.js';
import { betterChoices, isFull, openSeats, standsBefore, type Room, type Seating, type SlotRoom } from './seating.js';
import type { Violation } from './violation.js';

/** Whether the slots' rows, with their cut-offs, say what follows from who sits where. O(students + slots). */
export function checkSlotRows(result: FairResult, seating: Seating): Violation[] {
  const violations: Violation[] = [];
  for (const actual of result.slots) {
    const room = seating.rooms.get(actual.slotId);
    if (room === undefined) continue;
    const expected = expectedSlotRow(room);
    if (isSame(actual, expected)) continue;
    const isOnlyCutoff = isSame(withoutCutoffs(actual), withoutCutoffs(expected));
    violations.push({ kind: isOnlyCutoff ? 'CUTOFF_WRONG' : 'SLOT_ROW_WRONG', studentId: null, slotId: actual.slotId });
  }
  return violations;
}

function expectedSlotRow(room: SlotRoom): SlotOutcome {
  const schools = [...room.schools].map(([schoolId, school]): SchoolOutcome => ({
    schoolId,
    ceiling: school.seats,
    filled: school.sitters.length,
    cutoff: cutoffOf(school),
  }));
  return {
    slotId: room.slot.id,
    capacity: room.seats,
    filled: room.sitters.length,
    pinned: room.seats - openSeats(room),
    cutoff: cutoffOf(room),
    schools: schools.sort((left, right) => (left.schoolId < right.schoolId ? -1 : 1)),
  };
}

function cutoffOf(room: Room): Standing | null {
  return isFull(room) ? room.weakest : null;
}

function withoutCutoffs(row: SlotOutcome): SlotOutcome {
  return { ...row, cutoff: null, schools: row.schools.map((school) => ({ ...school, cutoff: null })) };
}

/** Whether every student is told the truth: rank, own standing, each refusal and what decided it, and the remedy. O(choices). */
export function checkReasons(result: FairResult, seating: Seating): Violation[] {
  const remedies = expectedRemedies(seating);
  const violations: Violation[] = [];
  for (const outcome of result.outcomes) {
    const student = seating.students.get(outcome.studentId);
    if (student === undefined) continue;
    const where = { studentId: student.id, slotId: seating.slotOf.get(student.id) ?? null };
    const { remedy, ...reason } = { remedy: undefined, ...outcome };
    if (!isSame(reason, expectedReason(seating, student))) violations.push({ kind: 'REASON_WRONG', ...where });
    if (!isSame(remedy, remedies.get(student.id))) violations.push({ kind: 'REMEDY_WRONG', ...where });
  }
  return violations;
}

/** What the student should be told, apart from the remedy. */
function expectedReason(seating: Seating, student: AllocationStudent): object {
  const studentId = student.id;
  const slotId = seating.slotOf.get(studentId);
  if (seating.pins.has(studentId)) return { kind: 'PINNED', studentId, slotId };
  const refusals = betterChoices(seating, student).map((choice, index) =>
    expectedRefusal(seating, student, choice, index + 1),
  );
  if (slotId !== undefined) return expectedPlacing(seating, student, slotId, refusals);
  if (student.choices.length === 0) return { kind: 'UNPLACED', studentId, cause: 'NO_CHOICES' };
  return { kind: 'UNPLACED', studentId, cause: 'ALL_REFUSED', refusals };
}

function expectedPlacing(
  seating: Seating,
  student: AllocationStudent,
  slotId: string,
  refusals: readonly Refusal[],
): object {
  const rank = refusals.length + 1;
  const choice = student.choices[rank - 1];
  return {
    kind: 'PLACED',
    studentId: student.id,
    slotId,
    rank,
    chosenBy: rank > student.ownChoices ? 'SYSTEM' : 'STUDENT',
    own: choice && seating.standing(student, choice),
    refusals,
  };
}

function expectedRefusal(
  seating: Seating,
  student: AllocationStudent,
  choice: AllocationChoice,
  rank: number,
): Refusal {
  const own = seating.standing(student, choice);
  const room = seating.rooms.get(choice.slotId);
  const school = room?.schools.get(student.schoolId);
  const cutoff = room === undefined ? null : cutoffOf(room);
  const [decidedBy, needed] = decide(own, cutoff, room !== undefined && openSeats(room) === 0, school);
  return {
    slotId: choice.slotId,
    rank,
    chosenBy: rank > student.ownChoices ? 'SYSTEM' : 'STUDENT',
    decidedBy,
    own,
    cutoff: needed,
  };
}

function decide(
  own: Standing,
  cutoff: Standing | null,
  isPinnedFull: boolean,
  school: Room | undefined,
): [RefusalCriterion, Standing | null] {
  if (isPinnedFull) return ['NO_SEATS', null];
  if (cutoff === null || standsBefore(own, cutoff)) return ['SCHOOL_CEILING', school?.weakest ?? null];
  if (cutoff.priorityClass < own.priorityClass) return ['PRIORITY_CLASS', cutoff];
  return [cutoff.distanceBand < own.distanceBand ? 'DISTANCE_BAND' : 'LOTTERY', cutoff];
}

/** Whether the sums over students and slots are right. O(students + slots). */
export function checkCounts(result: FairResult, seating: Seating): Violation[] {
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
  for (const room of seating.rooms.values()) seats += room.seats;
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
