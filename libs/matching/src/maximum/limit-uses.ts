import type { LimitUse, MaximumResult, MaximumSlot } from './maximum-result.js';
import { priceOf } from './refusals.js';
import type { Round } from './round.js';

/** One row for each slot, in the numbering of the compiled instance. O(students + limits x stages). */
export function describeSlots(round: Round, closedSlots: readonly number[]): MaximumSlot[] {
  const { slots, capacity, ceilings } = round.compiled;
  const closed = new Set(closedSlots);
  const filled = countFilled(round);
  const rows = slots.map((slot, index) => ({
    slotId: slot.id,
    isClosed: closed.has(index),
    ...useOf(round, index, capacity[index]!, filled),
    schools: [] as MaximumSlot['schools'][number][],
  }));
  ceilings.forEach(({ slot, given: { schoolId, seats } }, ceiling) => {
    rows[slot]!.schools.push({ schoolId, ...useOf(round, round.limits.firstCeiling + ceiling, seats, filled) });
  });
  return rows;
}

/** One row for each employer with a ceiling, by id. O(students + employers x stages). */
export function describeEmployers(round: Round): MaximumResult['employers'] {
  const filled = countFilled(round);
  return round.compiled.employers.map(({ employerId, seats }, employer) => ({
    employerId,
    ...useOf(round, round.limits.firstEmployer + employer, seats, filled),
  }));
}

/** How many students of the run, pinned ones apart, sit under each node. */
function countFilled({ limits, leafOfChoice, optimum }: Round): Int32Array {
  const filled = new Int32Array(limits.parent.length);
  for (const choice of optimum.choiceOf) {
    for (let node = choice < 0 ? -1 : leafOfChoice[choice]!; node >= 0; node = limits.parent[node]!) filled[node]!++;
  }
  return filled;
}

function useOf(round: Round, node: number, seats: number, filled: Int32Array): LimitUse {
  // What the pinned take is off the room already.
  const pinned = seats - round.limits.room[node]!;
  return { seats, filled: pinned + filled[node]!, pinned, price: priceOf(round, node) };
}
