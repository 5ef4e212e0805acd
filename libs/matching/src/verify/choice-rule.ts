import type { AllocationStudent } from '../instance/allocation-instance.js';
import type { Standing } from '../fair/fair-result.js';
import { openSeats, type House, type Room, type SlotRoom } from './rooms.js';
import { compareStandings } from './standing.js';

/** A student who asks for a seat at a slot. */
export interface Claim {
  readonly student: AllocationStudent;
  readonly slotId: string;
  readonly standing: Standing;
}

/** The claims that get a seat, each with the type of the reserve that it belongs to, or `null` for an open seat. */
export type Chosen = ReadonlyMap<Claim, string | null>;

/**
 * Whom a house chooses from everybody who asks, by the published rule: at each slot the reserves in their order, each the best of its type
 * among those who are left; then, over all slots, the best first, whoever the limits still let in. Of claims that stand alike, which can
 * only be one student's at two slots, the earlier in the list goes first. O(claims log claims + claims x reserves).
 */
export function choose({ slots }: House, claims: readonly Claim[]): Chosen {
  const chosen = new Map<Claim, string | null>();
  const left = new Map<Room, number>();
  const leftIn = (room: Room): number => left.get(room) ?? openSeats(room);
  const seat = (claim: Claim, type: string | null, rooms: readonly Room[]): void => {
    chosen.set(claim, type);
    for (const room of rooms) left.set(room, leftIn(room) - 1);
  };
  const inOrder = claims.toSorted((first, second) => compareStandings(first.standing, second.standing));
  const roomOf = new Map(slots.map((room) => [room.slot.id, room]));

  for (const room of slots) {
    if (room.reserves.length === 0) continue;
    let waiting = inOrder.filter(({ slotId }) => slotId === room.slot.id);
    for (const { type, seats } of room.reserves) {
      const members = waiting.filter(({ student }) => student.seatTypes?.includes(type) ?? false).slice(0, seats);
      for (const claim of members) seat(claim, type, aroundOf(room));
      waiting = waiting.filter((claim) => !chosen.has(claim));
    }
  }
  const hasRoom = (limit: Room | null | undefined): boolean => !limit || leftIn(limit) > 0;
  for (const claim of inOrder) {
    const room = roomOf.get(claim.slotId);
    if (room === undefined || chosen.has(claim)) continue;
    const school = room.schools.get(claim.student.schoolId);
    if (!hasRoom(school) || !hasRoom(room) || !hasRoom(room.employer)) continue;
    seat(claim, null, school === undefined ? aroundOf(room) : [...aroundOf(room), school]);
  }
  return chosen;
}

/** The limits that every seat of a slot counts towards. */
function aroundOf(room: SlotRoom): Room[] {
  return room.employer === null ? [room] : [room, room.employer];
}
