import type { AllocationChoice, AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import type { FairResult, Standing } from '../fair/fair-result.js';
import { readRooms, type Room, type Rooms, type Sitter } from './rooms.js';
import { standsBefore } from './standing.js';

/** Who sits where, by the result, with the instance beside it. */
export interface Seating {
  readonly students: ReadonlyMap<string, AllocationStudent>;
  readonly rooms: Rooms;
  readonly pins: ReadonlyMap<string, string>;
  /** The slot of each placed or pinned student. */
  readonly slotOf: ReadonlyMap<string, string>;
  /** The type of the reserve, by its student, of each seat that the result calls reserved. */
  readonly reserveOf: ReadonlyMap<string, string>;
  /** The slots that the result calls closed. */
  readonly closed: ReadonlySet<string>;
  standing(student: AllocationStudent, choice: AllocationChoice): Standing;
}

/** Seats everybody whom the result seats, as far as student and slot exist. O(students + choices). */
export function readSeating(instance: AllocationInstance, result: FairResult): Seating {
  const students = new Map(instance.students.map((student) => [student.id, student]));
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const rooms = readRooms(instance);
  const slotOf = new Map<string, string>();
  const reserveOf = new Map<string, string>();
  const closed = new Set(result.closures.map(({ slotId }) => slotId));
  const standing = (student: AllocationStudent, { distanceBand }: AllocationChoice): Standing => ({
    priorityClass: student.priorityClass,
    distanceBand,
    lotteryNumber: instance.lottery.get(student.id) ?? Number.NaN,
  });

  for (const outcome of result.outcomes) {
    if (outcome.kind === 'UNPLACED') continue;
    const student = students.get(outcome.studentId);
    const room = rooms.slots.get(outcome.slotId);
    if (student === undefined || room === undefined) continue;
    slotOf.set(student.id, room.slot.id);
    const choice = student.choices.find(({ slotId }) => slotId === room.slot.id);
    const sitter = { student, standing: pins.has(student.id) || !choice ? null : standing(student, choice) };
    const type = outcome.kind === 'PLACED' ? outcome.reservedFor : null;
    if (type !== null) reserveOf.set(student.id, type);
    const around = [room, ...(room.employer === null ? [] : [room.employer])];
    for (const each of around) each.sitters.push(sitter);
    const reserve = room.reserves.find((each) => each.type === type);
    const inside = reserve ?? room.schools.get(student.schoolId);
    inside?.sitters.push(sitter);
    for (const each of reserve === undefined ? [...around, inside] : [reserve]) noteWeakest(each, sitter);
  }
  return { students, rooms, pins, slotOf, reserveOf, closed, standing };
}

function noteWeakest(room: Room | undefined, { standing }: Sitter): void {
  if (room === undefined || standing === null) return;
  if (room.weakest === null || standsBefore(room.weakest, standing)) room.weakest = standing;
}

/** The choices that a student likes better than the place they have: all of them for an unplaced one, none for a pinned one. O(choices). */
export function betterChoices(seating: Seating, student: AllocationStudent): readonly AllocationChoice[] {
  if (seating.pins.has(student.id)) return [];
  const held = student.choices.findIndex(({ slotId }) => slotId === seating.slotOf.get(student.id));
  return held < 0 ? student.choices : student.choices.slice(0, held);
}

/** Whether some of the choice's days are days on which the student is somewhere else. O(spans of the student). */
export function isAway({ rooms }: Seating, { unavailable = [] }: AllocationStudent, slotId: string): boolean {
  const days = rooms.slots.get(slotId)?.slot.days;
  return days !== undefined && unavailable.some(({ from, to }) => !(to < days.from || days.to < from));
}
