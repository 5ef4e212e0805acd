import type { AllocationStudent } from '../instance/allocation-instance.js';
import type { Standing } from '../fair/fair-result.js';
import { betterChoices, isFull, standsBefore, type Room, type Seating, type Sitter, type SlotRoom } from './seating.js';
import type { Violation } from './violation.js';

/** Students who prefer a slot that has a seat for them, or that took somebody who stands behind them. O(choices). */
export function checkFairness(seating: Seating): Violation[] {
  const violations: Violation[] = [];
  for (const student of seating.students.values()) {
    for (const choice of betterChoices(seating, student)) {
      const room = seating.rooms.get(choice.slotId);
      if (room === undefined) continue;
      const where = { studentId: student.id, slotId: choice.slotId };
      const school = fullSchool(room, student);
      const displaceable = (school ?? room).weakest;
      if (school === undefined && !isFull(room)) violations.push({ kind: 'WASTED_SEAT', ...where });
      else if (displaceable !== null && standsBefore(seating.standing(student, choice), displaceable)) {
        violations.push({ kind: 'JUSTIFIED_ENVY', ...where });
      }
    }
  }
  return violations;
}

/**
 * Whether a fair outcome is the one that students like best. If it is not, then some placed student, on leaving for a better place, would
 * be followed into the seat by the first in line for it, who would be followed in turn …, until the circle closes: every one of them
 * is better off, and nobody has cause for envy. So the outcome is best for students exactly when following successors never
 * leads back. O(choices). Source: rotations, Irving & Leather 1986.
 */
export function checkStudentOptimality(seating: Seating): Violation[] {
  const firstInLine = findFirstInLine(seating);
  const successor = (sitter: Sitter, room: SlotRoom): string | undefined => {
    const school = fullSchool(room, sitter.student);
    const anybody = firstInLine.get(lineOf(room, undefined));
    const schoolmate = school && firstInLine.get(lineOf(room, sitter.student.schoolId));
    if (anybody === undefined || schoolmate === undefined) return (anybody ?? schoolmate)?.studentId;
    return (standsBefore(anybody.standing, schoolmate.standing) ? anybody : schoolmate).studentId;
  };
  const next = new Map<string, string>();
  for (const room of seating.rooms.values()) {
    for (const sitter of room.sitters) {
      const follower = sitter.standing === null ? undefined : successor(sitter, room);
      if (follower !== undefined) next.set(sitter.student.id, follower);
    }
  }
  return findCircles(next).map((studentId) => ({
    kind: 'NOT_STUDENT_OPTIMAL',
    studentId,
    slotId: seating.slotOf.get(studentId) ?? null,
  }));
}

interface Claimant {
  readonly studentId: string;
  readonly standing: Standing;
}

/** The best claimant of each line: one line a slot for students whose school may send more, one for each school that may not. */
function findFirstInLine(seating: Seating): Map<string, Claimant> {
  const first = new Map<string, Claimant>();
  for (const student of seating.students.values()) {
    for (const choice of betterChoices(seating, student)) {
      const room = seating.rooms.get(choice.slotId);
      if (room === undefined) continue;
      const line = lineOf(room, fullSchool(room, student) && student.schoolId);
      const standing = seating.standing(student, choice);
      const best = first.get(line);
      if (best === undefined || standsBefore(standing, best.standing))
        first.set(line, { studentId: student.id, standing });
    }
  }
  return first;
}

function lineOf({ slot }: SlotRoom, schoolId: string | undefined): string {
  return JSON.stringify([slot.id, schoolId ?? null]);
}

function fullSchool(room: SlotRoom, { schoolId }: AllocationStudent): Room | undefined {
  const school = room.schools.get(schoolId);
  return school !== undefined && isFull(school) ? school : undefined;
}

/** One student of each circle that following `next` runs into. */
function findCircles(next: ReadonlyMap<string, string>): string[] {
  const walkOf = new Map<string, string>();
  const circles: string[] = [];
  for (const start of next.keys()) {
    let at: string | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      at = next.get(at);
    }
    if (at !== undefined && walkOf.get(at) === start) circles.push(at);
  }
  return circles;
}
