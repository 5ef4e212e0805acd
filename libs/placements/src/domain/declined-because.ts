import { suppressedGroups } from '#evaluation';
import { noReasons, type NoReason } from './allocation.js';

/** How many said no to a place of a round for one reason; `because` is null for those who chose none, `students` where they are too few to be shown. */
export interface DeclinedBecause {
  readonly because: NoReason | null;
  readonly students: number | null;
}

/** Every reason in its order with how many chose it, small numbers suppressed so that none can be had by subtraction either. O(reasons²). */
export function declinedBecause(counted: ReadonlyMap<NoReason | null, number>): DeclinedBecause[] {
  const reasons = [...noReasons, null];
  const shown = suppressedGroups(reasons.map((because) => [counted.get(because) ?? 0]));
  return reasons.map((because, index) => ({ because, students: shown[index]?.[0] ?? null }));
}
