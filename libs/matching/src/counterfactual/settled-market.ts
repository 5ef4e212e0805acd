import type { Market } from '../fair/market.js';

/** Lists by slot: those of slot `j` are `item[start[j]]` to `item[start[j + 1] - 1]`. */
interface BySlot {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** A finished run of deferred acceptance, with what is needed to follow a change from where it happens. */
export interface SettledMarket {
  /** Without reserves and employer ceilings. */
  readonly market: Market;
  /** For each student the choice that holds a seat, or -1. */
  readonly choiceOf: Int32Array;
  /** The student of each choice. */
  readonly studentOf: Int32Array;
  /** The choices that name each slot. */
  readonly choicesOf: BySlot;
  /** The choices that hold a seat at each slot. */
  readonly heldAt: BySlot;
}

/** Prepares a finished run, once for any number of questions; `choiceOf` must be what `deferAcceptance` gave. O(choices). */
export function settleMarket(market: Market, choiceOf: Int32Array): SettledMarket {
  const { choiceStart, choiceSlot, seats } = market;
  const studentOf = new Int32Array(choiceSlot.length);
  for (let student = 0; student < choiceOf.length; student++) {
    studentOf.fill(student, choiceStart[student], choiceStart[student + 1]);
  }
  const everyChoice = Int32Array.from(choiceSlot.keys());
  const heldChoices = choiceOf.filter((choice) => choice >= 0);
  return {
    market,
    choiceOf,
    studentOf,
    choicesOf: listBySlot(everyChoice, choiceSlot, seats.length),
    heldAt: listBySlot(heldChoices, choiceSlot, seats.length),
  };
}

function listBySlot(choices: Int32Array, choiceSlot: Int32Array, slotCount: number): BySlot {
  const start = new Int32Array(slotCount + 1);
  for (const choice of choices) start[choiceSlot[choice]! + 1]!++;
  for (let slot = 0; slot < slotCount; slot++) start[slot + 1]! += start[slot]!;
  const end = start.slice();
  const item = new Int32Array(choices.length);
  for (const choice of choices) item[end[choiceSlot[choice]!]!++] = choice;
  return { start, item };
}
