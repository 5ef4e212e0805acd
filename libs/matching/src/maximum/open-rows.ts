import type { Market } from '../fair/market.js';

/** The choices of a market that are open in a round, in compressed rows as there. */
export interface OpenRows {
  /** Length n + 1. */
  readonly choiceStart: Int32Array;
  /** For each open choice the choice of the market that it is. */
  readonly marketChoice: Int32Array;
}

/** Keeps the choices that `isOpen` says are open, in the order of the rows. O(choices). */
export function openRows(
  { choiceStart, choiceSlot }: Market,
  isOpen: (student: number, marketChoice: number) => boolean,
): OpenRows {
  const start = new Int32Array(choiceStart.length);
  const kept = new Int32Array(choiceSlot.length);
  let count = 0;
  for (let student = 0; student + 1 < choiceStart.length; student++) {
    for (let choice = choiceStart[student]!; choice < choiceStart[student + 1]!; choice++) {
      if (isOpen(student, choice)) kept[count++] = choice;
    }
    start[student + 1] = count;
  }
  return { choiceStart: start, marketChoice: kept.slice(0, count) };
}
