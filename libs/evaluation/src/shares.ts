import { suppressedGroups } from './suppression.js';
import { wilsonInterval } from './wilson.js';

/** How many gave one of the answers to a question, and what that is of a hundred, with the range that chance leaves open. */
export interface Share {
  readonly count: number;
  /** Whole percents, as all below; half a percent goes up. */
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

/** The share of each answer to a question that everybody answered once, in order; all `null` where nobody did. O(answers). */
export function shares(counts: readonly number[]): (Share | null)[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total === 0 ? null : shareOf(count, total)));
}

/**
 * The same for readers who may not see small numbers: `null` for an answer that under five gave, and for as many others as it takes that
 * it cannot be worked out from how many answered. O(answers²).
 */
export function shownShares(counts: readonly number[]): (Share | null)[] {
  const shown = suppressedGroups(counts.map((count) => [count]));
  return shares(counts).map((share, index) => (shown[index] === null ? null : share));
}

function shareOf(count: number, total: number): Share {
  const { low, high } = wilsonInterval(count, total);
  return { count, percent: percent(count / total), low: percent(low), high: percent(high) };
}

function percent(share: number): number {
  return Math.round(share * 100);
}
