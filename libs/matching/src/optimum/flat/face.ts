import { costOf } from '../objective-costs.js';
import type { Objective } from '../problem.js';
import type { LeastCostSearch, PricedRows } from './least-cost.js';
import type { Split } from './most-placed.js';
import type { Packing } from './packing.js';
import { reverseRows, type ReverseRows, type Rows } from './rows.js';

/** What is still possible after some objectives: the choices left, and who and what has to be placed and full. */
export interface Face {
  readonly rows: Rows;
  readonly reverse: ReverseRows;
  /** The choice of the problem that each choice left is; absent while all are left. */
  readonly origin: Int32Array | undefined;
  /** 1 for students who are placed in every best way so far. */
  readonly studentIsObliged: Uint8Array;
  /** 1 for slots that are full in every best way so far. */
  readonly slotIsObliged: Uint8Array;
}

/** The face once as many as possible are placed: contested slots are full, students who are not contested are placed. O(students + slots). */
export function firstFace(rows: Rows, reverse: ReverseRows, split: Split): Face {
  return {
    rows,
    reverse,
    origin: undefined,
    studentIsObliged: split.studentIsContested.map((contested) => 1 - contested),
    slotIsObliged: split.slotIsContested.slice(),
  };
}

/**
 * The face with what its choices cost by the objectives of one pass, packed; `least` was taken off every cost, so that none is below 0.
 * O(choices x objectives that go by choice).
 */
export function priceFace(
  problem: Rows,
  objectives: readonly Objective[],
  pass: Packing,
  { rows, reverse, origin }: Face,
): { readonly priced: PricedRows; readonly least: number } {
  const cost = new Float64Array(rows.slot.length);
  const ofRank = costsOfRanks(objectives, pass, problem);
  const others = objectives
    .slice(pass.from, pass.to)
    .map((objective, at) => ({ objective, unit: pass.units[at]! }))
    .filter(({ objective }) => objective.kind !== 'BY_RANK');
  let least = Infinity;
  for (let student = 0; student + 1 < rows.start.length; student++) {
    const first = problem.start[student]!;
    for (let choice = rows.start[student]!, end = rows.start[student + 1]!; choice < end; choice++) {
      const original = origin === undefined ? choice : origin[choice]!;
      let sum = ofRank[original - first]!;
      for (let at = 0; at < others.length; at++) {
        sum += others[at]!.unit * costOf(others[at]!.objective, student, original, original - first);
      }
      cost[choice] = sum;
      if (sum < least) least = sum;
    }
  }
  if (least === Infinity) least = 0;
  const reverseCost = new Float64Array(cost.length);
  for (let choice = 0; choice < cost.length; choice++) cost[choice]! -= least;
  for (let at = 0; at < cost.length; at++) reverseCost[at] = cost[reverse.choice[at]!]!;
  return { priced: { ...rows, cost, reverse, reverseCost }, least };
}

/** What the objectives of a pass that go by rank cost together, for each rank. */
function costsOfRanks(objectives: readonly Objective[], { from, units }: Packing, { start }: Rows): Float64Array {
  let longest = 0;
  for (let student = 0; student + 1 < start.length; student++) {
    longest = Math.max(longest, start[student + 1]! - start[student]!);
  }
  const costs = new Float64Array(longest);
  units.forEach((unit, at) => {
    const objective = objectives[from + at]!;
    if (objective.kind !== 'BY_RANK') return;
    for (let rank = 0; rank < longest; rank++) costs[rank]! += unit * objective.costOfRank[rank]!;
  });
  return costs;
}

/** The face that is left when the costs just searched are at their least: choices whose price is nothing, and everybody of a price obliged. O(choices). */
export function narrowFace(face: Face, priced: PricedRows, search: LeastCostSearch, split: Split): Face {
  const { rows, origin } = face;
  const studentCount = rows.start.length - 1;
  const start = new Int32Array(studentCount + 1);
  const slot = new Int32Array(rows.slot.length);
  const left = new Int32Array(rows.slot.length);
  let count = 0;
  for (let student = 0; student < studentCount; student++) {
    const contested = split.studentIsContested[student]!;
    for (let choice = rows.start[student]!, end = rows.start[student + 1]!; choice < end; choice++) {
      const listed = rows.slot[choice]!;
      if (split.slotIsContested[listed] !== contested) continue;
      if (priced.cost[choice]! + search.studentPrice(student) + search.slotPrice(listed) !== 0) continue;
      slot[count] = listed;
      left[count++] = origin === undefined ? choice : origin[choice]!;
    }
    start[student + 1] = count;
  }
  const narrowed = { start, slot: slot.slice(0, count) };
  return {
    rows: narrowed,
    reverse: reverseRows(narrowed, face.slotIsObliged.length),
    origin: left.slice(0, count),
    studentIsObliged: face.studentIsObliged.map((obliged, student) =>
      search.studentPrice(student) === 0 ? obliged : 1,
    ),
    slotIsObliged: face.slotIsObliged.map((obliged, slotAt) => (search.slotPrice(slotAt) === 0 ? obliged : 1)),
  };
}
