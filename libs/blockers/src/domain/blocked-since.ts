import { stepKey, type Blocker } from './blocker.js';

/** What is known of since when a place is blocked. Instants are text in UTC, to the second. */
export interface KnownOfPlace {
  /** Since when the place is in its state, or on hold. */
  readonly since: string;
  /** Before that no rule can have blocked it: it was offered then, or what the rules said before ended with the hold. */
  readonly blockableFrom: string;
  /** What blocked it when that was last noted, by key, with since when. */
  readonly blockedSince: Readonly<Record<string, string>>;
  /** When that was; null for a place that was never looked at. */
  readonly notedAt: string | null;
}

/**
 * Since when something stands in the way of a place, `at` an instant at which it does: as long as it was noted without a gap; for a rule that
 * blocked when the place was first looked at, since the place is there; otherwise it was found now. O(1).
 */
export function sinceOf({ ruleId, key }: Pick<Blocker, 'ruleId' | 'key'>, known: KnownOfPlace, at: string): string {
  if (key === stepKey) return known.since;
  const isLookedAt = known.notedAt !== null && known.notedAt >= known.blockableFrom;
  if (isLookedAt) return known.blockedSince[key] ?? at;
  return ruleId === null ? at : known.blockableFrom;
}

/** An instant as it is noted: UTC, to the second. */
export function instantOf(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
