import { compareIds } from '../instance/compare-ids.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import type { MaximumSettings } from './maximum-settings.js';
import { openRows } from './open-rows.js';
import { countPins, solveRound, type Round } from './round.js';
import { stagesOf } from './stages.js';

/** The rounds up to the one in which every slot that has anybody has enough, and for each round but the last the slot closed after it. */
export interface Rounds {
  readonly rounds: readonly Round[];
  readonly closedSlots: readonly number[];
  readonly last: Round;
}

/**
 * Solves, closes the slot that has the fewest students for its minimum group (smaller id first) without having none, and solves again,
 * until no such slot is left. A slot with pinned students stays open: those places were promised. One round more than slots are closed. Which set of slots is best to close is a hard problem (NP-complete,
 * Biro et al. 2010), so the order is fixed and published instead.
 */
export function closeSmallGroups(compiled: CompiledInstance, settings: MaximumSettings): Rounds {
  const isClosed = new Uint8Array(compiled.slots.length);
  const pins = countPins(compiled);
  const closedSlots: number[] = [];
  const rounds: Round[] = [];
  for (;;) {
    const rows = openRows(compiled.market, (_, choice) => isClosed[compiled.market.choiceSlot[choice]!] === 0);
    const last = solveRound(compiled, rows, stagesOf(compiled, rows, settings));
    rounds.push(last);
    const smallest = findSmallestGroup(last, (slot) => isClosed[slot] === 0 && pins[slot] === 0);
    if (smallest < 0) return { rounds, closedSlots, last };
    isClosed[smallest] = 1;
    closedSlots.push(smallest);
  }
}

function findSmallestGroup({ compiled, filled }: Round, mayClose: (slot: number) => boolean): number {
  const { slots, minimumGroup } = compiled;
  let smallest = -1;
  for (let slot = 0; slot < slots.length; slot++) {
    if (!mayClose(slot) || filled[slot] === 0 || filled[slot]! >= minimumGroup[slot]!) continue;
    const order =
      smallest < 0
        ? -1
        : filled[slot]! * minimumGroup[smallest]! - filled[smallest]! * minimumGroup[slot]! ||
          compareIds(slots[slot]!.id, slots[smallest]!.id);
    if (order < 0) smallest = slot;
  }
  return smallest;
}
