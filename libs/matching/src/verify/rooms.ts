import type { AllocationInstance, AllocationSlot, AllocationStudent } from '../instance/allocation-instance.js';
import type { Standing } from '../fair/fair-result.js';
import { pushTo } from './push-to.js';

/** A student in a seat. The standing is `null` for a pinned student, whom nobody can displace. */
export interface Sitter {
  readonly student: AllocationStudent;
  readonly standing: Standing | null;
}

/** A number of seats, who has taken some, and the weakest standing among those who could be displaced (`null` when there is none). */
export interface Room {
  /** Pinned ones included. */
  readonly seats: number;
  /** Seats that are pinned. */
  readonly pinned: number;
  readonly sitters: Sitter[];
  weakest: Standing | null;
}

/** Seats of a slot that are reserved for a type; nobody is pinned to them. */
export interface ReserveRoom extends Room {
  readonly type: string;
}

/** A slot with the rooms that its limits make. Its own sitters are all, those of its schools the ones in open seats. */
export interface SlotRoom extends Room {
  readonly slot: AllocationSlot;
  /** By school id. */
  readonly schools: ReadonlyMap<string, Room>;
  /** In the order in which they are filled. */
  readonly reserves: readonly ReserveRoom[];
  /** The limit over all slots of the employer, if it has one. */
  readonly employer: Room | null;
}

/** What chooses as one: a slot, or all the slots of an employer with a ceiling. */
export interface House {
  readonly slots: readonly SlotRoom[];
}

/** The empty rooms of an instance: slots and employers by id, and the house that each slot belongs to. */
export interface Rooms {
  readonly slots: ReadonlyMap<string, SlotRoom>;
  readonly employers: ReadonlyMap<string, Room>;
  readonly houses: ReadonlyMap<string, House>;
}

/** Reads the published limits, less what pinned students take. O(slots log slots + students + pins). */
export function readRooms(instance: AllocationInstance): Rooms {
  const schoolOf = new Map(instance.students.map(({ id, schoolId }) => [id, schoolId]));
  const pinnedAt = new Map<string, string[]>();
  for (const { studentId, slotId } of instance.pinned ?? []) {
    pushTo(pinnedAt, slotId, schoolOf.get(studentId) ?? '');
  }
  const pinsOf = ({ id }: AllocationSlot): readonly string[] => pinnedAt.get(id) ?? [];
  const slotsOf = new Map<string, AllocationSlot[]>();
  for (const slot of instance.slots.toSorted((left, right) => (left.id < right.id ? -1 : 1))) {
    pushTo(slotsOf, slot.employerId ?? '', slot);
  }
  const ceilings = new Map((instance.employerCeilings ?? []).map(({ employerId, seats }) => [employerId, seats]));

  const employers = new Map<string, Room>();
  const slots = new Map<string, SlotRoom>();
  const houses = new Map<string, House>();
  for (const [employerId, seats] of ceilings) {
    const pinned = (slotsOf.get(employerId) ?? []).reduce((sum, slot) => sum + pinsOf(slot).length, 0);
    employers.set(employerId, emptyRoom(seats, pinned));
  }
  for (const [employerId, theirs] of slotsOf) {
    const employer = employers.get(employerId) ?? null;
    const reserves = theirs.map((slot) => fitReserves(slot.reserves ?? [], capacityOf(slot) - pinsOf(slot).length));
    const fitted = employer === null ? reserves : fitTogether(reserves, employer.seats - employer.pinned);
    const rooms = theirs.map((slot, at) => slotRoom(slot, pinsOf(slot), fitted[at] ?? [], employer));
    const common = { slots: rooms };
    for (const room of rooms) {
      slots.set(room.slot.id, room);
      houses.set(room.slot.id, employer === null ? { slots: [room] } : common);
    }
  }
  return { slots, employers, houses };
}

/** What a slot can take when the adults in its room are counted: of every k + 1 heads one is an adult. O(1). */
export function capacityOf({ capacity, supervision }: AllocationSlot): number {
  if (supervision === undefined) return capacity;
  const { headsInRoom, studentsPerAdult } = supervision;
  return Math.min(capacity, Math.floor((headsInRoom * studentsPerAdult) / (studentsPerAdult + 1)));
}

interface SeatsFor {
  readonly type: string;
  readonly seats: number;
}

/** Reserves that are no more seats than there are: the first keep theirs. */
function fitReserves(reserves: readonly SeatsFor[], seats: number): SeatsFor[] {
  let left = seats;
  return reserves.map(({ type, seats: wanted }) => {
    const kept = Math.min(wanted, left);
    left -= kept;
    return { type, seats: kept };
  });
}

function fitTogether(reserves: readonly (readonly SeatsFor[])[], seats: number): SeatsFor[][] {
  const fitted = fitReserves(reserves.flat(), seats);
  return reserves.map(({ length }) => fitted.splice(0, length));
}

function slotRoom(
  slot: AllocationSlot,
  pinnedSchools: readonly string[],
  reserves: readonly SeatsFor[],
  employer: Room | null,
): SlotRoom {
  const pinnedFrom = (schoolId: string): number => pinnedSchools.filter((each) => each === schoolId).length;
  return {
    ...emptyRoom(capacityOf(slot), pinnedSchools.length),
    slot,
    schools: new Map(
      (slot.schoolCeilings ?? []).map(({ schoolId, seats }) => [schoolId, emptyRoom(seats, pinnedFrom(schoolId))]),
    ),
    reserves: reserves.map(({ type, seats }) => ({ ...emptyRoom(seats, 0), type })),
    employer,
  };
}

function emptyRoom(seats: number, pinned: number): Room {
  return { seats, pinned, sitters: [], weakest: null };
}

/** True when nobody more can sit down without somebody getting up. O(1). */
export function isFull(room: Room): boolean {
  return room.sitters.length >= room.seats;
}

/** Seats that are not pinned. O(1). */
export function openSeats(room: Room): number {
  return room.seats - room.pinned;
}
