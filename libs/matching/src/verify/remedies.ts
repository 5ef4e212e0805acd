import type { AllocationStudent } from '../instance/allocation-instance.js';
import type { Remedy } from '../fair/fair-result.js';
import { pushTo } from './push-to.js';
import { openSeats, type Room, type SlotRoom } from './rooms.js';
import { isAway, type Seating } from './seating.js';

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
  const reach = findReach(graph, stuck);
  const grouped = new Set<AllocationStudent>();
  for (const student of stuck) {
    if (grouped.has(student)) continue;
    const group = findGroup(graph, student, reach);
    const remedy: Remedy = { kind: 'TOO_FEW_PLACES', students: group.students.size, ...countSeats(graph, group) };
    for (const member of group.students) {
      grouped.add(member);
      if (remedies.has(member.id)) remedies.set(member.id, remedy);
    }
  }
  return remedies;
}

/** The rooms around a seat, from the inside out: a school's part of a slot or a reserve, the slot, the employer. */
type Way = readonly Room[];

/** Who is kept out by which rooms, and who sits in them. Pinned students are left out, and so are their seats. */
interface Graph {
  /** For each student with a list: the smallest full room around each seat that they could take, `undefined` where one is free. */
  readonly blocks: ReadonlyMap<AllocationStudent, readonly (Room | undefined)[]>;
  /** The inverse of `blocks`. */
  readonly kept: ReadonlyMap<Room, readonly AllocationStudent[]>;
  /** The rooms that each student sits in. */
  readonly sitsIn: ReadonlyMap<AllocationStudent, Way>;
  /** The inverse of `sitsIn`. */
  readonly sitters: ReadonlyMap<Room, readonly AllocationStudent[]>;
  /** For each room that keeps somebody out, those around it. */
  readonly around: ReadonlyMap<Room, Way>;
  /** The slots that each student could have. */
  readonly slots: ReadonlyMap<AllocationStudent, readonly SlotRoom[]>;
  readonly closed: ReadonlySet<Room>;
}

function readGraph(seating: Seating): Graph {
  const { rooms, reserveOf, slotOf, pins } = seating;
  const takePart = [...seating.students.values()].filter(({ id }) => !pins.has(id));
  const closed = new Set<Room>([...seating.closed].flatMap((slotId) => rooms.slots.get(slotId) ?? []));
  const sitsIn = new Map<AllocationStudent, Way>();
  const sitters = new Map<Room, AllocationStudent[]>();
  for (const student of takePart) {
    const room = rooms.slots.get(slotOf.get(student.id) ?? '');
    if (room === undefined) continue;
    const way = wayOfSitter(room, student, reserveOf.get(student.id));
    sitsIn.set(student, way);
    for (const each of way) pushTo(sitters, each, student);
  }
  const isFull = (room: Room): boolean => closed.has(room) || (sitters.get(room) ?? []).length >= openSeats(room);

  const blocks = new Map<AllocationStudent, (Room | undefined)[]>();
  const kept = new Map<Room, AllocationStudent[]>();
  const around = new Map<Room, Way>();
  const slots = new Map<AllocationStudent, SlotRoom[]>();
  for (const student of takePart) {
    if (student.choices.length === 0) continue;
    const reachable = student.choices.filter(({ slotId }) => !isAway(seating, student, slotId));
    const slotRooms = reachable.flatMap(({ slotId }) => rooms.slots.get(slotId) ?? []);
    slots.set(student, slotRooms);
    const walls = slotRooms
      .flatMap((room) => waysInto(room, student))
      .map((way) => {
        const at = way.findIndex(isFull);
        const wall = way[at];
        if (wall !== undefined) around.set(wall, way.slice(at + 1));
        return wall;
      });
    blocks.set(student, walls);
    for (const wall of walls) if (wall !== undefined) pushTo(kept, wall, student);
  }
  return { blocks, kept, sitsIn, sitters, around, slots, closed };
}

/**
 * The seats at a slot that a student could take: any of it, or where the student's school is limited in open seats, one of those or one
 * that is reserved for a type of theirs.
 */
function waysInto(room: SlotRoom, { schoolId, seatTypes = [] }: AllocationStudent): Way[] {
  const outer = room.employer === null ? [room] : [room, room.employer];
  const school = room.schools.get(schoolId);
  if (school === undefined) return [outer];
  const theirs = room.reserves.filter(({ type }) => seatTypes.includes(type));
  return [school, ...theirs].map((inner) => [inner, ...outer]);
}

function wayOfSitter(room: SlotRoom, student: AllocationStudent, reservedFor: string | undefined): Way {
  const [open = [], ...reserved] = waysInto(room, student);
  const reserve = room.reserves.find(({ type }) => type === reservedFor);
  return reserved.find(([inner]) => inner === reserve) ?? open;
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
function findReach({ blocks, sitters }: Graph, from: readonly AllocationStudent[]): Reach {
  const students = new Set(from);
  const rooms = new Set<Room>();
  for (const student of students) {
    for (const room of blocks.get(student) ?? []) {
      if (room === undefined || rooms.has(room)) continue;
      rooms.add(room);
      for (const sitter of sitters.get(room) ?? []) students.add(sitter);
    }
  }
  return { students, rooms };
}

/** The part of a reach that hangs together with one student, in either direction. */
function findGroup(graph: Graph, from: AllocationStudent, reach: Reach): Reach {
  const group: Reach = { students: new Set([from]), rooms: new Set() };
  for (const student of group.students) {
    for (const room of [...(graph.blocks.get(student) ?? []), ...(graph.sitsIn.get(student) ?? [])]) {
      if (room === undefined || !reach.rooms.has(room) || group.rooms.has(room)) continue;
      group.rooms.add(room);
      const touching = [...(graph.kept.get(room) ?? []), ...(graph.sitters.get(room) ?? [])];
      for (const next of touching) if (reach.students.has(next)) group.students.add(next);
    }
  }
  return group;
}

/** The outer room's seats cover those of the rooms inside it; an inner one counts by itself only when none around it is part of the group. */
function countSeats({ around, slots, closed }: Graph, group: Reach): { slots: number; seats: number } {
  const isOutermost = (room: Room): boolean => !(around.get(room) ?? []).some((outer) => group.rooms.has(outer));
  const counted = [...group.rooms].filter((room) => isOutermost(room) && !closed.has(room));
  return {
    slots: new Set([...group.students].flatMap((student) => slots.get(student) ?? [])).size,
    seats: counted.reduce((sum, room) => sum + openSeats(room), 0),
  };
}
