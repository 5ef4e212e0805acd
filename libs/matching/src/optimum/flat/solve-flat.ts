import { costOf } from '../objective-costs.js';
import type { Certificate, Objective, Optimum } from '../problem.js';
import { firstFace, narrowFace, priceFace, type Face } from './face.js';
import { LeastCostSearch } from './least-cost.js';
import { meetObligations } from './meet-obligations.js';
import { placeMost, type Split } from './most-placed.js';
import { planPasses, spanOf, unpackPrices, type Packing } from './packing.js';
import { reverseRows, type ReverseRows, type Rows } from './rows.js';

/** A problem whose limits do not nest: every choice names its slot, and `room` is the seats of each slot. */
export interface FlatProblem {
  readonly rows: Rows;
  readonly room: Int32Array;
  /** The first is `PLACED`. */
  readonly objectives: readonly Objective[];
}

/**
 * The best way and its proof, exactly, for markets of any size: 650,000 students with ten choices each take a few seconds and some
 * 200 MB besides the rows. Neighbours in the numbering should be neighbours in the market (`orderForLocality`); it changes the time only.
 *
 * 1. Place as many as possible, and split the market into the contested part and the rest (`placeMost`). 2. Pack the other objectives
 * into as few numbers as hold them exactly, and for each such number seat everybody at least cost (`meetObligations`). 3. Go on with
 * the next number among the choices that were not ruled out (`narrowFace`).
 */
export function solveFlat(problem: FlatProblem): Optimum {
  const { rows, room, objectives } = problem;
  const reverse = reverseRows(rows, room.length);
  const split = placeMost(rows, reverse, room);
  // Prices that outgrow their bits are not seen in markets like ours; with twice the bits for each objective they no longer do.
  for (let slack = 4; ; slack *= 2) {
    const optimum = solvePasses(problem, reverse, split, planPasses(objectives.map(spanOf), 1, slack));
    if (optimum !== undefined) return optimum;
  }
}

function solvePasses(
  problem: FlatProblem,
  reverse: ReverseRows,
  split: Split,
  passes: readonly Packing[],
): Optimum | undefined {
  const { rows, room, objectives } = problem;
  const certificate = firstPrices(objectives.length, split, room);
  let face = firstFace(rows, reverse, split);
  let choiceOf: Int32Array = new Int32Array(split.studentIsContested.length);
  for (const [index, pass] of passes.entries()) {
    const { priced, least } = priceFace(rows, objectives, pass, face);
    const search = new LeastCostSearch(priced, room);
    meetObligations(search, face, split, room);
    choiceOf = originalChoices(search.choiceOf, face.origin);
    const slotsFit = unpackPrices(pass, readSlotPrices(search, split, room, least), certificate.ofNode);
    priceStudents(problem, pass, choiceOf, certificate);
    if (!slotsFit && !wordsHold(problem, face, split, pass, certificate)) return undefined;
    if (index + 1 < passes.length) face = narrowFace(face, priced, search, split);
  }
  return { choiceOf, certificate };
}

/** The choices of the problem that the choices of a face are. */
function originalChoices(choiceOf: Int32Array, origin: Int32Array | undefined): Int32Array {
  if (origin === undefined) return choiceOf;
  return choiceOf.map((choice) => (choice < 0 ? choice : origin[choice]!));
}

/**
 * The prices that prove the number of places: 1 for students who are always placed and 1 for contested slots, so that a choice between
 * the two is ruled out. A slot without seats has 2, and is ruled out whatever comes after.
 */
function firstPrices(objectives: number, split: Split, room: Int32Array): Certificate {
  const rows = (length: number): Float64Array[] => Array.from({ length: objectives }, () => new Float64Array(length));
  const ofStudent = rows(split.studentIsContested.length);
  const ofNode = rows(room.length);
  split.studentIsContested.forEach((contested, student) => (ofStudent[0]![student] = 1 - contested));
  split.slotIsContested.forEach((contested, slot) => (ofNode[0]![slot] = room[slot] === 0 ? 2 : contested));
  return { ofStudent, ofNode };
}

/** The slots' prices by the costs as they were: `least` goes back to contested slots, all of whose seats are always taken. O(slots). */
function readSlotPrices(search: LeastCostSearch, split: Split, room: Int32Array, least: number): Float64Array {
  const prices = new Float64Array(room.length);
  for (let slot = 0; slot < room.length; slot++) {
    if (room[slot]! > 0) prices[slot] = search.slotPrice(slot) - (split.slotIsContested[slot] === 1 ? least : 0);
  }
  return prices;
}

/** What each student was given costs nothing, by every objective: that is the student's price. O(students x objectives). */
function priceStudents(
  { rows, objectives }: FlatProblem,
  { from, to }: Packing,
  choiceOf: Int32Array,
  { ofStudent, ofNode }: Certificate,
): void {
  for (let at = from; at < to; at++) {
    const objective = objectives[at]!;
    const prices = ofStudent[at]!;
    const slotPrices = ofNode[at]!;
    for (let student = 0; student < choiceOf.length; student++) {
      const choice = choiceOf[student]!;
      if (choice < 0) continue;
      const cost = costOf(objective, student, choice, choice - rows.start[student]!);
      prices[student] = -cost - slotPrices[rows.slot[choice]!]!;
    }
  }
}

/** Whether the unpacked prices of a pass prove what the packed ones did. O(choices x objectives). */
function wordsHold(
  { rows, objectives, room }: FlatProblem,
  face: Face,
  split: Split,
  { from, to }: Packing,
  { ofStudent, ofNode }: Certificate,
): boolean {
  for (let student = 0; student < split.studentIsContested.length; student++) {
    if (face.studentIsObliged[student] === 0) {
      let at = from;
      while (at < to && ofStudent[at]![student] === 0) at++;
      if (at < to && ofStudent[at]![student]! < 0) return false;
    }
    const first = rows.start[student]!;
    for (let choice = face.rows.start[student]!; choice < face.rows.start[student + 1]!; choice++) {
      const slot = face.rows.slot[choice]!;
      if (room[slot] === 0 || split.slotIsContested[slot] !== split.studentIsContested[student]) continue;
      const original = face.origin === undefined ? choice : face.origin[choice]!;
      let sum = 0;
      for (let at = from; at < to && sum === 0; at++) {
        const cost = costOf(objectives[at]!, student, original, original - first);
        sum = cost + ofStudent[at]![student]! + ofNode[at]![slot]!;
      }
      if (sum < 0) return false;
    }
  }
  return true;
}
