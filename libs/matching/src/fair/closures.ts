import { compareIds } from '../instance/compare-ids.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';
import { AcceptanceRun } from './acceptance-run.js';
import { deferAcceptance } from './deferred-acceptance.js';
import type { Acceptance } from './market.js';

/** A slot, in the numbering of the market, that was closed for want of students, and how many it had. */
export interface ClosedSlot {
  readonly slot: number;
  readonly filled: number;
  readonly minimumGroup: number;
}

/** Who sits where when the last slot has been closed, and what was closed, in that order. */
export interface FinishedRun extends Acceptance {
  readonly closed: readonly ClosedSlot[];
}

/**
 * Deferred acceptance, then closures: of the open slots that have some students and fewer than their minimum group, the one with the
 * smallest part of its group is closed (of equals the one with the smaller id), those who sat there go on asking, and so on until every
 * slot has its group or nobody. A slot with a pinned student stays open: that place was promised.
 *
 * O(a run + what the unseated ask for + closures x slots with a minimum group); a closure under an employer's ceiling repeats what was
 * asked from where the first such slot that might be closed was asked.
 */
export function acceptWithMinimumGroups(compiled: CompiledInstance): FinishedRun {
  const { market } = compiled;
  const closable = findClosable(compiled);
  if (closable.length === 0) return { ...deferAcceptance(market), closed: [] };

  const closed: ClosedSlot[] = [];
  const run = new AcceptanceRun(market, closable);
  run.askAll();
  for (;;) {
    const next = nextToClose(compiled, closable, run);
    if (next === undefined) return { ...run.acceptance(), closed };
    closed.push(next);
    run.close(next.slot);
  }
}

function findClosable({ slots, minimumGroup, pinnedSlot }: CompiledInstance): number[] {
  const isPinned = new Uint8Array(slots.length);
  for (const slot of pinnedSlot) if (slot >= 0) isPinned[slot] = 1;
  return Array.from(slots.keys()).filter((slot) => minimumGroup[slot]! > 1 && isPinned[slot] === 0);
}

function nextToClose(
  { slots, minimumGroup }: CompiledInstance,
  closable: readonly number[],
  run: AcceptanceRun,
): ClosedSlot | undefined {
  let next: ClosedSlot | undefined;
  for (const slot of closable) {
    const candidate = { slot, filled: run.filled(slot), minimumGroup: minimumGroup[slot]! };
    if (candidate.filled === 0 || candidate.filled >= candidate.minimumGroup) continue;
    // filled / minimumGroup against the other's, multiplied out to stay in whole numbers.
    const difference =
      next &&
      (candidate.filled * next.minimumGroup - next.filled * candidate.minimumGroup ||
        compareIds(slots[slot]!.id, slots[next.slot]!.id));
    if (difference === undefined || difference < 0) next = candidate;
  }
  return next;
}
