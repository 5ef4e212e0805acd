import { invariant } from '#kernel';
import type { FairResult } from '../fair/fair-result.js';
import type { CompiledInstance } from '../instance/compiled-instance.js';

/** What a fair result says in the numbering of the compiled instance. */
export interface FormerPlaces {
  /** For each student the choice of the market that held a seat, or -1. */
  readonly choiceOf: Int32Array;
  /** Students at each slot, pinned ones apart. */
  readonly filled: Int32Array;
  readonly isClosed: Uint8Array;
}

/** Reads who sits where. The result must be one of this instance. O(students + choices). */
export function readFormerPlaces(
  { students, slots, choicePosition, market }: CompiledInstance,
  result: FairResult,
): FormerPlaces {
  const indexOf = new Map(slots.map(({ id }, index) => [id, index]));
  const rankOf = new Map(
    result.outcomes.map((outcome) => [outcome.studentId, outcome.kind === 'PLACED' ? outcome.rank : 0]),
  );
  const filled = new Int32Array(slots.length);
  const choiceOf = Int32Array.from(students, ({ id }, student) => {
    const rank = rankOf.get(id);
    invariant(rank !== undefined, 'the result has an outcome for every student of the instance');
    if (rank === 0) return -1;
    for (let choice = market.choiceStart[student]!; choice < market.choiceStart[student + 1]!; choice++) {
      if (choicePosition[choice] !== rank - 1) continue;
      filled[market.choiceSlot[choice]!]!++;
      return choice;
    }
    invariant(false, 'every place of the result is an open choice of its student');
  });
  const isClosed = new Uint8Array(slots.length);
  for (const { slotId } of result.closures) isClosed[indexOf.get(slotId) ?? -1] = 1;
  return { choiceOf, filled, isClosed };
}

/**
 * The instance with each school ceiling raised to what its slot holds already: in the fair mode reserved seats do not count towards a
 * ceiling, so there may be more. O(students).
 */
export function withCeilingsOf(compiled: CompiledInstance, { choiceOf }: FormerPlaces): CompiledInstance {
  const { ceilings } = compiled.market;
  if (ceilings === undefined) return compiled;
  const held = new Int32Array(ceilings.seats.length);
  for (const choice of choiceOf) {
    const ceiling = choice < 0 ? -1 : ceilings.choiceCeiling[choice]!;
    if (ceiling >= 0) held[ceiling]!++;
  }
  const seats = ceilings.seats.map((most, ceiling) => Math.max(most, held[ceiling]!));
  return { ...compiled, market: { ...compiled.market, ceilings: { ...ceilings, seats } } };
}
