import type { Market } from '../fair/market.js';
import type { NestedLimits } from './problem.js';

/** The limits of a market as they nest. Node `j` is slot `j`; then come the school ceilings, then the employers, each in the market's order. */
export interface MarketLimits extends Pick<NestedLimits, 'parent' | 'room'> {
  readonly firstCeiling: number;
  readonly firstEmployer: number;
  /** The innermost node that each choice of the market takes a seat from. */
  readonly leafOfChoice: Int32Array;
}

/**
 * A school's part of a slot inside the slot, the slot inside its employer; every seat counts, reserved or not. Without ceilings every node
 * is a root. O(choices + slots).
 */
export function limitsOfMarket({ choiceSlot, seats, ceilings, employers }: Market): MarketLimits {
  const firstCeiling = seats.length;
  const firstEmployer = firstCeiling + (ceilings?.seats.length ?? 0);
  const parent = new Int32Array(firstEmployer + (employers?.seats.length ?? 0)).fill(-1);
  const room = new Int32Array(parent.length);
  room.set(seats);
  room.set(ceilings?.seats ?? [], firstCeiling);
  room.set(employers?.seats ?? [], firstEmployer);
  employers?.employerOf.forEach((employer, slot) => {
    if (employer >= 0) parent[slot] = firstEmployer + employer;
  });
  const leafOfChoice = choiceSlot.slice();
  ceilings?.choiceCeiling.forEach((ceiling, choice) => {
    if (ceiling < 0) return;
    leafOfChoice[choice] = firstCeiling + ceiling;
    parent[firstCeiling + ceiling] = choiceSlot[choice]!;
  });
  return { parent, room, firstCeiling, firstEmployer, leafOfChoice };
}
