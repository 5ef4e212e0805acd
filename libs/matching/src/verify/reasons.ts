import type { AllocationChoice, AllocationStudent } from '../instance/allocation-instance.js';
import type { FairResult, Refusal, RefusalCriterion, Standing } from '../fair/fair-result.js';
import { cutoffOf } from './published.js';
import { expectedRemedies } from './remedies.js';
import { isFull, openSeats, type SlotRoom } from './rooms.js';
import { isSame } from './same.js';
import { betterChoices, isAway, type Seating } from './seating.js';
import { standsBefore } from './standing.js';
import type { FairViolationKind, Violation } from './violation.js';

/** Whether every student is told the truth: rank, own standing, each refusal and what decided it, and the remedy. O(choices). */
export function checkReasons(result: FairResult, seating: Seating): Violation<FairViolationKind>[] {
  const remedies = expectedRemedies(seating);
  const violations: Violation<FairViolationKind>[] = [];
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
    reservedFor: seating.reserveOf.get(student.id) ?? null,
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
  return {
    slotId: choice.slotId,
    rank,
    chosenBy: rank > student.ownChoices ? 'SYSTEM' : 'STUDENT',
    own,
    ...expectedVerdict(seating, student, choice.slotId, own),
  };
}

type Verdict = Pick<Refusal, 'decidedBy' | 'cutoff' | 'reserves'>;

function expectedVerdict(seating: Seating, student: AllocationStudent, slotId: string, own: Standing): Verdict {
  if (isAway(seating, student, slotId)) return { decidedBy: 'UNAVAILABLE', cutoff: null, reserves: [] };
  if (seating.closed.has(slotId)) return { decidedBy: 'SLOT_CLOSED', cutoff: null, reserves: [] };
  const room = seating.rooms.slots.get(slotId);
  const [decidedBy, cutoff] = room === undefined ? (['NO_SEATS', null] as const) : decide(own, room, student.schoolId);
  const reserves = (room?.reserves ?? []).flatMap((reserve) => {
    const needed = cutoffOf(reserve);
    const isTheirs = student.seatTypes?.includes(reserve.type) ?? false;
    return isTheirs && needed !== null ? [{ type: reserve.type, cutoff: needed }] : [];
  });
  return { decidedBy, cutoff, reserves };
}

function decide(own: Standing, room: SlotRoom, schoolId: string): readonly [RefusalCriterion, Standing | null] {
  if (openSeats(room) === 0) return ['NO_SEATS', null];
  const cutoff = cutoffOf(room);
  if (cutoff === null && isFull(room)) return ['RESERVED', null];
  if (cutoff !== null && standsBefore(cutoff, own)) {
    if (cutoff.priorityClass < own.priorityClass) return ['PRIORITY_CLASS', cutoff];
    return [cutoff.distanceBand < own.distanceBand ? 'DISTANCE_BAND' : 'LOTTERY', cutoff];
  }
  const school = room.schools.get(schoolId);
  if (school !== undefined && isFull(school)) return ['SCHOOL_CEILING', school.weakest];
  return ['EMPLOYER_CEILING', room.employer?.weakest ?? null];
}
