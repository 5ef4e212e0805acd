import type {
  AllocationChoice,
  AllocationInstance,
  AllocationSlot,
  AllocationStudent,
} from '../instance/allocation-instance.js';
import type { FairResult, Standing } from '../fair/fair-result.js';

/** A student in a seat. The standing is `null` for a pinned student, whom nobody can displace. */
export interface Sitter {
  readonly student: AllocationStudent;
  readonly standing: Standing | null;
}

/** A number of seats, who has taken some, and the weakest standing among those who could be displaced (`null` when there is none). */
export interface Room {
  readonly seats: number;
  readonly sitters: Sitter[];
  weakest: Standing | null;
}

/** A slot with the rooms that its school ceilings make, by school id. */
export interface SlotRoom extends Room {
  readonly slot: AllocationSlot;
  readonly schools: Map<string, Room>;
}

/** Who sits where, by the result, with the instance beside it. */
export interface Seating {
  readonly students: ReadonlyMap<string, AllocationStudent>;
  readonly rooms: ReadonlyMap<string, SlotRoom>;
  readonly pins: ReadonlyMap<string, string>;
  /** The slot of each placed or pinned student. */
  readonly slotOf: ReadonlyMap<string, string>;
  standing(student: AllocationStudent, choice: AllocationChoice): Standing;
}

/** Seats everybody whom the result seats, as far as student and slot exist. O(students + choices). */
export function readSeating(instance: AllocationInstance, result: FairResult): Seating {
  const students = new Map(instance.students.map((student) => [student.id, student]));
  const pins = new Map((instance.pinned ?? []).map(({ studentId, slotId }) => [studentId, slotId]));
  const rooms = new Map(instance.slots.map((slot) => [slot.id, emptyRoom(slot)]));
  const slotOf = new Map<string, string>();
  const standing = (student: AllocationStudent, { distanceBand }: AllocationChoice): Standing => ({
    priorityClass: student.priorityClass,
    distanceBand,
    lotteryNumber: instance.lottery.get(student.id) ?? Number.NaN,
  });

  for (const outcome of result.outcomes) {
    if (outcome.kind === 'UNPLACED') continue;
    const student = students.get(outcome.studentId);
    const room = rooms.get(outcome.slotId);
    if (student === undefined || room === undefined) continue;
    slotOf.set(student.id, room.slot.id);
    const choice = student.choices.find(({ slotId }) => slotId === room.slot.id);
    const sitter = { student, standing: pins.has(student.id) || !choice ? null : standing(student, choice) };
    sit(room, sitter);
    const school = room.schools.get(student.schoolId);
    if (school !== undefined) sit(school, sitter);
  }
  return { students, rooms, pins, slotOf, standing };
}

function emptyRoom(slot: AllocationSlot): SlotRoom {
  const schools = new Map<string, Room>();
  for (const { schoolId, seats } of slot.schoolCeilings ?? [])
    schools.set(schoolId, { seats, sitters: [], weakest: null });
  return { slot, seats: slot.capacity, sitters: [], weakest: null, schools };
}

function sit(room: Room, sitter: Sitter): void {
  room.sitters.push(sitter);
  if (sitter.standing === null) return;
  if (room.weakest === null || standsBefore(room.weakest, sitter.standing)) room.weakest = sitter.standing;
}

/** True when nobody more can sit down without somebody getting up. O(1). */
export function isFull(room: Room): boolean {
  return room.sitters.length >= room.seats;
}

/** Seats that are not pinned. O(sitters). */
export function openSeats(room: Room): number {
  return room.seats - room.sitters.filter(({ standing }) => standing === null).length;
}

/** True when the first standing is served before the second. O(1). */
export function standsBefore(first: Standing, second: Standing): boolean {
  if (first.priorityClass !== second.priorityClass) return first.priorityClass < second.priorityClass;
  if (first.distanceBand !== second.distanceBand) return first.distanceBand < second.distanceBand;
  return first.lotteryNumber < second.lotteryNumber;
}

/** The choices that a student likes better than the place they have: all of them for an unplaced one, none for a pinned one. O(choices). */
export function betterChoices(seating: Seating, student: AllocationStudent): readonly AllocationChoice[] {
  if (seating.pins.has(student.id)) return [];
  const held = student.choices.findIndex(({ slotId }) => slotId === seating.slotOf.get(student.id));
  return held < 0 ? student.choices : student.choices.slice(0, held);
}
