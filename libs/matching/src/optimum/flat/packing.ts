import type { Objective } from '../problem.js';

/**
 * Several objectives as one number: each has a stretch of bits, wide enough for its costs and for the prices that grow out of them, the
 * first objective the highest. Adding and comparing such numbers adds and compares the words that they stand for.
 */
export interface Packing {
  /** Which objectives, in order: `from` (included) to `to` (excluded). */
  readonly from: number;
  readonly to: number;
  /** What one unit of each of them is worth. */
  readonly units: readonly number[];
}

/** Bits of a number that is added and compared without rounding, its sign apart. */
const bitsOfNumber = 52;

/** Bits that the objectives of one pass may ask for; what is left over is shared out among them. */
const bitsOfPass = 46;

/**
 * Divides the objectives into passes. Every objective gets `slack` bits more than its costs need; 4 are enough for almost every market,
 * and whether they were is checked afterwards (`unpackPrices`). One pass at least, if only one that costs nothing. O(objectives).
 */
export function planPasses(spans: readonly number[], first: number, slack: number): Packing[] {
  if (first === spans.length) return [{ from: first, to: first, units: [] }];
  const passes: Packing[] = [];
  let from = first;
  while (from < spans.length) {
    const widths: number[] = [];
    let bits = 0;
    let to = from;
    for (; to < spans.length; to++) {
      const width = Math.ceil(Math.log2(spans[to]! + 1)) + slack;
      if (to > from && bits + width > bitsOfPass) break;
      widths.push(width);
      bits += width;
    }
    // Prices of the last objectives grow the most: they also settle what the objectives before them left equal.
    for (
      let at = widths.length - 1;
      bits < bitsOfNumber && widths.length > 1;
      at = at > 1 ? at - 1 : widths.length - 1
    ) {
      widths[at]!++;
      bits++;
    }
    let below = 0;
    const units = widths.map(() => 1);
    for (let at = widths.length - 1; at >= 0; at--) {
      units[at] = 2 ** below;
      below += widths[at]!;
    }
    passes.push({ from, to, units });
    from = to;
  }
  return passes;
}

/** The largest minus the smallest cost that an objective, or leaving a student out, can have. O(choices). */
export function spanOf(objective: Objective): number {
  if (objective.kind === 'PLACED' || objective.kind === 'PLACED_OF') return 1;
  let least = 0;
  let most = 0;
  for (const cost of objective.kind === 'BY_RANK' ? objective.costOfRank : objective.cost) {
    if (cost < least) least = cost;
    if (cost > most) most = cost;
  }
  return most - least;
}

/**
 * Takes packed prices apart again, into the row of each objective. True when every digit but the first stayed within a quarter of its
 * stretch, so that a cost and two prices cannot add up to more than the stretch holds. O(prices x objectives).
 */
export function unpackPrices({ from, units }: Packing, packed: Float64Array, rows: readonly Float64Array[]): boolean {
  let fits = true;
  for (let index = 0; index < packed.length; index++) {
    let rest = packed[index]!;
    for (let at = 0; rest !== 0; at++) {
      const unit = units[at]!;
      const digit = Math.round(rest / unit);
      rest -= digit * unit;
      rows[from + at]![index] = digit;
      if (Math.abs(digit) * unit * 4 > (at > 0 ? units[at - 1]! : 2 ** 53)) fits = false;
    }
  }
  return fits;
}
