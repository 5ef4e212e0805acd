import type { CompiledInstance } from '../instance/compiled-instance.js';
import { unpackKey } from '../instance/standing-key.js';
import type { Standing } from './fair-result.js';
import type { Fill, Occupancy } from './occupancy.js';

/** The cut-off of each limit in the numbering of the market: `null` while seats are free, or when no standing could have won one. */
export interface Cutoffs {
  readonly ofSlot: readonly (Standing | null)[];
  readonly ofCeiling: readonly (Standing | null)[];
  readonly ofReserve: readonly (Standing | null)[];
  readonly ofEmployer: readonly (Standing | null)[];
}

/** The standing that a key stands for, with the lottery number as it was drawn. O(1). */
export function standingOf({ lotteryNumbers }: CompiledInstance, key: number): Standing {
  const { priorityClass, distanceBand, lotteryRank } = unpackKey(key);
  return { priorityClass, distanceBand, lotteryNumber: lotteryNumbers[lotteryRank]! };
}

/** Reads the cut-offs off a finished run. O(slots + their limits). */
export function findCutoffs(compiled: CompiledInstance, occupancy: Occupancy): Cutoffs {
  const { seats, ceilings, reserves, employers } = compiled.market;
  const read = (limits: Int32Array | undefined, { filled, weakest }: Fill): (Standing | null)[] =>
    Array.from(weakest, (key, at) => (key >= 0 && filled[at] === limits?.[at] ? standingOf(compiled, key) : null));
  return {
    ofSlot: read(seats, occupancy.slots),
    ofCeiling: read(ceilings?.seats, occupancy.ceilings),
    ofReserve: read(reserves?.seats, occupancy.reserves),
    ofEmployer: read(employers?.seats, occupancy.employers),
  };
}
