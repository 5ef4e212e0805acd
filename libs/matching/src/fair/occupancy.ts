import type { Market } from './deferred-acceptance.js';

/** How full each slot, and each ceiling, of a market is, and the weakest key that holds a seat there. */
export interface Occupancy {
  readonly slotFilled: Int32Array;
  /** -1 where nobody sits. */
  readonly slotWeakest: Int32Array;
  readonly ceilingFilled: Int32Array;
  /** -1 where nobody sits. */
  readonly ceilingWeakest: Int32Array;
}

/** Counts who sits where; `choiceOf` holds for each student a choice of the student's row, or -1. O(students + slots). */
export function countOccupancy(market: Market, choiceOf: Int32Array): Occupancy {
  const { choiceSlot, choiceKey, seats, ceilings } = market;
  const ceilingCount = ceilings?.seats.length ?? 0;
  const slotFilled = new Int32Array(seats.length);
  const slotWeakest = new Int32Array(seats.length).fill(-1);
  const ceilingFilled = new Int32Array(ceilingCount);
  const ceilingWeakest = new Int32Array(ceilingCount).fill(-1);
  for (const choice of choiceOf) {
    if (choice < 0) continue;
    const slot = choiceSlot[choice]!;
    const key = choiceKey[choice]!;
    slotFilled[slot]!++;
    if (key > slotWeakest[slot]!) slotWeakest[slot] = key;
    const ceiling = ceilings?.choiceCeiling[choice] ?? -1;
    if (ceiling < 0) continue;
    ceilingFilled[ceiling]!++;
    if (key > ceilingWeakest[ceiling]!) ceilingWeakest[ceiling] = key;
  }
  return { slotFilled, slotWeakest, ceilingFilled, ceilingWeakest };
}
