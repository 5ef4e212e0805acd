import type { CompiledFair } from '../instance/compile.js';
import type { SlotOutcome, Standing } from './fair-result.js';
import type { Occupancy } from './occupancy.js';
import { unpackKey } from '../instance/standing-key.js';

/** The cut-off of each slot and of each ceiling in the numbering of the market; `null` while seats are free or when none was to be given. */
export interface Cutoffs {
  readonly ofSlot: readonly (Standing | null)[];
  readonly ofCeiling: readonly (Standing | null)[];
}

/** The standing that a key stands for, with the lottery number as it was drawn. O(1). */
export function standingOf({ lotteryNumbers }: CompiledFair, key: number): Standing {
  const { priorityClass, distanceBand, lotteryRank } = unpackKey(key);
  return { priorityClass, distanceBand, lotteryNumber: lotteryNumbers[lotteryRank]! };
}

/** Reads the cut-offs off a finished run. O(slots + ceilings). */
export function findCutoffs(compiled: CompiledFair, occupancy: Occupancy): Cutoffs {
  const { seats, ceilings } = compiled.market;
  const weakest = (limits: Int32Array, filled: Int32Array, keys: Int32Array): (Standing | null)[] =>
    Array.from(keys, (key, index) => (key >= 0 && filled[index] === limits[index] ? standingOf(compiled, key) : null));
  return {
    ofSlot: weakest(seats, occupancy.slotFilled, occupancy.slotWeakest),
    ofCeiling: ceilings === undefined ? [] : weakest(ceilings.seats, occupancy.ceilingFilled, occupancy.ceilingWeakest),
  };
}

/** One row for each slot, in the numbering of the market. O(slots + ceilings). */
export function describeSlots(compiled: CompiledFair, occupancy: Occupancy, cutoffs: Cutoffs): SlotOutcome[] {
  const { slots, ceilings, market } = compiled;
  const rows = slots.map((slot, index) => {
    const pinned = slot.capacity - market.seats[index]!;
    return {
      slotId: slot.id,
      capacity: slot.capacity,
      filled: pinned + occupancy.slotFilled[index]!,
      pinned,
      cutoff: cutoffs.ofSlot[index] ?? null,
      schools: [] as SlotOutcome['schools'][number][],
    };
  });
  ceilings.forEach(({ slot, given }, ceiling) => {
    const pinned = given.seats - (market.ceilings?.seats[ceiling] ?? 0);
    rows[slot]!.schools.push({
      schoolId: given.schoolId,
      ceiling: given.seats,
      filled: pinned + occupancy.ceilingFilled[ceiling]!,
      cutoff: cutoffs.ofCeiling[ceiling] ?? null,
    });
  });
  return rows;
}
