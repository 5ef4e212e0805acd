import type { Acceptance, Market } from './market.js';

/** How full each limit of one kind is, and the weakest key in an open seat under it (for reserves: in a seat of it), -1 when there is none. */
export interface Fill {
  readonly filled: Int32Array;
  readonly weakest: Int32Array;
}

/** How full a market is. Reserved seats count at slots and employers; at ceilings only open ones do. */
export interface Occupancy {
  readonly slots: Fill;
  readonly ceilings: Fill;
  readonly reserves: Fill;
  readonly employers: Fill;
}

/** Counts who sits where. O(students + slots). */
export function countOccupancy(market: Market, { choiceOf, reserveOf }: Acceptance): Occupancy {
  const { choiceSlot, choiceKey, ceilings, employers } = market;
  const occupancy: Occupancy = {
    slots: nobody(market.seats),
    ceilings: nobody(ceilings?.seats),
    reserves: nobody(market.reserves?.seats),
    employers: nobody(employers?.seats),
  };
  for (let student = 0; student < choiceOf.length; student++) {
    const choice = choiceOf[student]!;
    if (choice < 0) continue;
    const slot = choiceSlot[choice]!;
    const reserve = reserveOf?.[student] ?? -1;
    const openKey = reserve < 0 ? choiceKey[choice]! : -1;
    add(occupancy.slots, slot, openKey);
    add(occupancy.employers, employers?.employerOf[slot] ?? -1, openKey);
    if (reserve >= 0) add(occupancy.reserves, reserve, choiceKey[choice]!);
    else add(occupancy.ceilings, ceilings?.choiceCeiling[choice] ?? -1, openKey);
  }
  return occupancy;
}

function nobody(seats: Int32Array = new Int32Array(0)): Fill {
  return { filled: new Int32Array(seats.length), weakest: new Int32Array(seats.length).fill(-1) };
}

function add({ filled, weakest }: Fill, limit: number, key: number): void {
  if (limit < 0) return;
  filled[limit]!++;
  if (key > weakest[limit]!) weakest[limit] = key;
}
