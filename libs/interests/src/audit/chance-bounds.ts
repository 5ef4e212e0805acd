import { seededRandom } from './seeded-random.js';

/** How far what stands from `from` to before `to` in a pool of values is from the rest of it, either way. */
export type Deviation = (values: Float64Array, from: number, to: number) => number;

/** How the pool is dealt out: by which seed, and how many times. */
export interface Deals {
  readonly seed: number;
  readonly deals: number;
}

/** The share of deals in which every group stays within its bound. */
const confidence = 0.95;

/**
 * How far chance alone carries each group from everybody else: for each of the `sizes` a bound, 0 or more, such that no group at all goes
 * beyond its own in 19 of 20 deals of the pool to the groups at random. That all are held at once keeps one school of forty from
 * looking odd merely because there are forty. Values beyond the sum of the sizes belong to groups that are not watched.
 *
 * Each group's deviations, their signs left out, are counted from their own mean in their own standard deviations; the bound is where the
 * largest of a deal lies in 95 of 100 deals (Westfall and Young 1993, "Resampling-Based Multiple Testing"). The order of the pool
 * matters as much as the seed: sort it, and the same values give the same bounds. O(deals × pool).
 */
export function chanceBounds(
  pool: readonly number[],
  sizes: readonly number[],
  deviationOf: Deviation,
  { seed, deals }: Deals,
): number[] {
  if (sizes.length === 0) return [];
  const random = seededRandom(seed);
  const values = Float64Array.from(pool);
  const dealt = Array.from({ length: deals }, () => {
    shuffle(values, random);
    let from = 0;
    return sizes.map((size) => Math.abs(deviationOf(values, from, (from += size))));
  });
  const spreads = sizes.map((_, group) => spreadOf(dealt.map((deal) => deal[group] ?? 0)));
  const largest = dealt
    .map((deal) => Math.max(...spreads.map((spread, group) => standardised(deal[group] ?? 0, spread))))
    .sort((left, right) => left - right);
  const reach = largest[Math.ceil(confidence * deals) - 1] ?? 0;
  return spreads.map(({ mean, deviation }) => mean + reach * deviation);
}

/** Fisher's and Yates's, in place. */
function shuffle(values: Float64Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = values[last] ?? 0;
    values[last] = values[other] ?? 0;
    values[other] = kept;
  }
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/** A group that comes out the same in every deal never stands out. */
function standardised(value: number, { mean, deviation }: Spread): number {
  return deviation === 0 ? 0 : (value - mean) / deviation;
}
