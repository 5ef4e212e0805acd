import type { Market } from '../fair/market.js';

/** A market whose only limits are the seats of its slots. */
export type PlainMarket = Pick<Market, 'choiceStart' | 'choiceSlot' | 'choiceKey' | 'seats'>;

/**
 * What can be wrong with who sits where. `NOT_OWN_CHOICE`: a student holds a choice of another row. `OVER_FULL`: a slot has more students
 * than seats. `WASTED_SEAT`: a student would rather have a seat that is free. `JUSTIFIED_ENVY`: a student would rather have a seat of
 * somebody who stands behind. `NOT_STUDENT_OPTIMAL`: students could swap round to better places, and nobody would have cause for envy.
 */
export type StabilityViolationKind =
  'NOT_OWN_CHOICE' | 'OVER_FULL' | 'WASTED_SEAT' | 'JUSTIFIED_ENVY' | 'NOT_STUDENT_OPTIMAL';

/** One thing that is wrong and where; what does not apply is -1. */
export interface StabilityViolation {
  readonly kind: StabilityViolationKind;
  readonly student: number;
  readonly slot: number;
}

/** As many violations as are listed; nobody reads on. */
const mostListed = 100;

/**
 * What is wrong with `choiceOf` (for each student a choice, or -1) as the fair outcome of a plain market that students like best, at most the
 * first hundred, and at each slot of those with cause for envy the one who stands first; empty when it is exactly that outcome. Looks at
 * the market and the outcome only, and shares nothing with the solver.
 *
 * An outcome without envy and waste is the best for students unless some placed student, on leaving for a better place, would be followed
 * into the seat by the first in line for it, who would be followed in turn, until the circle closes (Irving & Leather 1986).
 * O(choices): one pass over the rows, then only slots; 90 ms for 6.5 million in a fresh process.
 */
export function checkStability(market: PlainMarket, choiceOf: Int32Array): StabilityViolation[] {
  const found: StabilityViolation[] = [];
  const add = (kind: StabilityViolationKind, student: number, slot: number): void => {
    if (found.length < mostListed) found.push({ kind, student, slot });
  };
  const { choiceStart, choiceSlot, choiceKey, seats } = market;
  const slotOf = new Int32Array(choiceOf.length).fill(-1);
  const filled = new Int32Array(seats.length);
  const weakest = new Int32Array(seats.length).fill(-1);
  // Of all who would rather be at a slot than where they are, the one whom it would take first.
  const firstInLine = new Int32Array(seats.length).fill(-1);
  const firstKey = new Int32Array(seats.length).fill(0x7fffffff);
  for (let student = 0; student < choiceOf.length; student++) {
    const held = choiceOf[student]!;
    const start = choiceStart[student]!;
    const end = choiceStart[student + 1]!;
    if (held !== -1 && (held < start || held >= end)) {
      add('NOT_OWN_CHOICE', student, -1);
      continue;
    }
    const better = held < 0 ? end : held;
    for (let choice = start; choice < better; choice++) {
      const slot = choiceSlot[choice]!;
      const key = choiceKey[choice]!;
      if (key >= firstKey[slot]!) continue;
      firstKey[slot] = key;
      firstInLine[slot] = student;
    }
    if (held < 0) continue;
    const slot = choiceSlot[held]!;
    slotOf[student] = slot;
    filled[slot]!++;
    if (choiceKey[held]! > weakest[slot]!) weakest[slot] = choiceKey[held]!;
  }
  for (let slot = 0; slot < seats.length; slot++) {
    if (filled[slot]! > seats[slot]!) add('OVER_FULL', -1, slot);
    if (firstInLine[slot] === -1) continue;
    if (filled[slot]! < seats[slot]!) add('WASTED_SEAT', firstInLine[slot]!, slot);
    else if (firstKey[slot]! < weakest[slot]!) add('JUSTIFIED_ENVY', firstInLine[slot]!, slot);
  }
  if (found.length > 0) return found;

  // From each slot to the one that the first in its line would leave for it.
  const walkOf = new Int32Array(seats.length).fill(-1);
  for (let start = 0; start < seats.length; start++) {
    let slot = start;
    let follower = -1;
    while (slot >= 0 && walkOf[slot]! < 0) {
      walkOf[slot] = start;
      follower = firstInLine[slot]!;
      slot = follower < 0 ? -1 : slotOf[follower]!;
    }
    if (slot >= 0 && walkOf[slot] === start) add('NOT_STUDENT_OPTIMAL', follower, slot);
  }
  return found;
}
