import { chanceBounds, type Deals, type Deviation } from './chance-bounds.js';

/** How far a group is from everybody else. */
export interface Comparison {
  /** The group's figure less everybody else's; of sectors the index of dissimilarity, 0 to 1. */
  readonly difference: number;
  /** What chance alone brings about, either way: in 19 of 20 deals of the same offers by lot no group is farther than this from the rest. */
  readonly chanceUpTo: number;
  /** True when the difference is more than that: worth a look, and not yet a proof of anything. */
  readonly isBeyondChance: boolean;
}

/** Differences that rounding makes are none. */
const leastDifference = 1e-9;

/**
 * Compares each group that is to be shown with everybody else, by the values of its students; `null` for the others, and where there is
 * nobody else. The order of the values does not matter. O(deals × values).
 */
export function compareGroups(
  groups: readonly { readonly values: readonly number[]; readonly isShown: boolean }[],
  deviationOf: Deviation,
  deals: Deals,
): (Comparison | null)[] {
  const pool = groups.flatMap(({ values }) => values).sort((left, right) => left - right);
  const isCompared = groups.map(({ values, isShown }) => isShown && values.length > 0 && values.length < pool.length);
  const compared = groups.filter((_, group) => isCompared[group]);
  const others = groups.filter((_, group) => !isCompared[group]);
  const arranged = Float64Array.from([...compared, ...others].flatMap(({ values }) => values));
  const sizes = compared.map(({ values }) => values.length);
  const bounds = chanceBounds(pool, sizes, deviationOf, deals);
  let from = 0;
  let next = 0;
  return groups.map(({ values }, group) => {
    if (isCompared[group] !== true) return null;
    return comparison(deviationOf(arranged, from, (from += values.length)), bounds[next++] ?? 0);
  });
}

function comparison(difference: number, bound: number): Comparison {
  return {
    difference: rounded(difference),
    chanceUpTo: rounded(bound),
    isBeyondChance: Math.abs(difference) > bound + leastDifference,
  };
}

/** To two places, so that no figure is that of one student to the last digit; never -0. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
