import type { AllocationStudent } from '../instance/allocation-instance.js';
import type { Remedy } from '../fair/fair-result.js';
import { isFull, openSeats, type Room, type Seating } from './seating.js';

/**
 * What each unplaced student with a list should be told: whether moves would help, and if not, the group of students who compete for
 * too few places. Found by walking rooms and students as they are, one search for those who can reach a free seat, one for those who
 * cannot, one for each group. O(choices).
 */
export function expectedRemedies(seating: Seating): Map<string, Remedy> {
  const graph = readGraph(seating);
  const helped = findHelped(graph);
  const isUnplaced = (student: AllocationStudent): boolean =>
    graph.blocks.has(student) && !seating.slotOf.has(student.id);
  const unplaced = [...seating.students.values()].filter(isUnplaced);
  const remedies = new Map<string, Remedy>(unplaced.map(({ id }) => [id, { kind: 'MOVES_WOULD_HELP' }]));

  const stuck = unplaced.filter((student) => !helped.has(student));
  const { students, rooms } = findReach(graph, stuck);
  const grouped = new Set<AllocationStudent>();
  for (const student of stuck) {
    if (grouped.has(student)) continue;
    const group = findGroup(graph, student, students, rooms);
    const remedy: Remedy = { kind: 'TOO_FEW_PLACES', students: group.students.size, ...countSeats(graph, group.rooms) };
    for (const member of group.students) {
      grouped.add(member);
      if (remedies.has(member.id)) remedies.set(member.id, remedy);
    }
  }
  return remedies;
}

/** Who is kept out by which rooms, and who sits in them. A room is a full slot or a full school ceiling. */
interface Graph {
  /** For each student who is not pinned and lists anything: the full room that each choice runs into; `undefined` where a seat is free. */
  readonly blocks: ReadonlyMap<AllocationStudent, readonly (Room | undefined)[]>;
  /** The inverse of `blocks`. */
  readonly kept: ReadonlyMap<Room, readonly AllocationStudent[]>;
  /** The rooms that each student sits in. */
  readonly sitsIn: ReadonlyMap<AllocationStudent, readonly Room[]>;
  /** The slot that each room is, or lies in. */
  readonly slotRoom: ReadonlyMap<Room, Room>;
}

function readGraph(seating: Seating): Graph {
  const blocks = new Map<AllocationStudent, (Room | undefined)[]>();
  const kept = new Map<Room, AllocationStudent[]>();
  const sitsIn = new Map<AllocationStudent, Room[]>();
  const slotRoom = new Map<Room, Room>();
  for (const room of seating.rooms.values()) {
    for (const each of [room, ...room.schools.values()]) {
      slotRoom.set(each, room);
      for (const { student, standing } of each.sitters) {
        if (standing !== null) sitsIn.set(student, [...(sitsIn.get(student) ?? []), each]);
      }
    }
  }
  for (const student of seating.students.values()) {
    if (seating.pins.has(student.id) || student.choices.length === 0) continue;
    const rooms = student.choices.map(({ slotId }) => {
      const room = seating.rooms.get(slotId);
      const school = room?.schools.get(student.schoolId);
      return [school, room].find((each) => each !== undefined && isFull(each));
    });
    blocks.set(student, rooms);
    for (const room of rooms) if (room !== undefined) pushTo(kept, room, student);
  }
  return { blocks, kept, sitsIn, slotRoom };
}

/** Students from whom moves lead to a free seat. */
function findHelped({ blocks, kept, sitsIn }: Graph): Set<AllocationStudent> {
  const helped = new Set([...blocks.keys()].filter((student) => blocks.get(student)?.includes(undefined)));
  for (const student of helped) {
    for (const room of sitsIn.get(student) ?? []) for (const next of kept.get(room) ?? []) helped.add(next);
  }
  return helped;
}

interface Reach {
  readonly students: Set<AllocationStudent>;
  readonly rooms: Set<Room>;
}

/** Everybody and everything met on the way from some students to the rooms that keep them out, to those who sit there, and on. */
function findReach({ blocks }: Graph, from: readonly AllocationStudent[]): Reach {
  const students = new Set(from);
  const rooms = new Set<Room>();
  for (const student of students) {
    for (const room of blocks.get(student) ?? []) {
      if (room === undefined) continue;
      rooms.add(room);
      for (const sitter of room.sitters) if (sitter.standing !== null) students.add(sitter.student);
    }
  }
  return { students, rooms };
}

/** The part of a reach that hangs together with one student, in either direction. */
function findGroup(
  graph: Graph,
  from: AllocationStudent,
  students: ReadonlySet<AllocationStudent>,
  rooms: ReadonlySet<Room>,
): Reach {
  const group: Reach = { students: new Set([from]), rooms: new Set() };
  for (const student of group.students) {
    for (const room of [...(graph.blocks.get(student) ?? []), ...(graph.sitsIn.get(student) ?? [])]) {
      if (room === undefined || !rooms.has(room) || group.rooms.has(room)) continue;
      group.rooms.add(room);
      const touching = [...(graph.kept.get(room) ?? []), ...room.sitters.map((sitter) => sitter.student)];
      for (const next of touching) if (students.has(next)) group.students.add(next);
    }
  }
  return group;
}

/** A slot's seats cover those of its ceilings; a ceiling counts by itself only when its slot is not part of the group. */
function countSeats({ slotRoom }: Graph, rooms: ReadonlySet<Room>): { slots: number; seats: number } {
  const counted = [...rooms].filter((room) => slotRoom.get(room) === room || !rooms.has(slotRoom.get(room) ?? room));
  return {
    slots: new Set([...rooms].map((room) => slotRoom.get(room))).size,
    seats: counted.reduce((sum, room) => sum + openSeats(room), 0),
  };
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
