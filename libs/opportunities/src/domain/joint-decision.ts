import type { LocalDate } from '#kernel';
import type { Decision, Outcome, Reason } from '#safeguarding';

const worstFirst: readonly Outcome[] = ['BLOCKED', 'UNKNOWN', 'ALLOWED'];

/**
 * What the rules say to an advert and to each of its slots, as one decision: the worst outcome, and each rule once for each of its
 * findings, with the days of all slots in order. O(reasons).
 */
export function jointDecision(first: Decision, others: readonly Decision[]): Decision {
  const decisions = [first, ...others];
  const reasons = new Map<string, Reason>();
  for (const reason of decisions.flatMap((decision) => decision.reasons)) {
    const key = `${reason.ruleId} ${reason.finding}`;
    reasons.set(key, { ...reason, days: inOrder([...(reasons.get(key)?.days ?? []), ...reason.days]) });
  }
  const outcome = worstFirst.find((worst) => decisions.some((decision) => decision.outcome === worst)) ?? first.outcome;
  return { ...first, outcome, reasons: [...reasons.values()] };
}

function inOrder(days: readonly LocalDate[]): LocalDate[] {
  return [...new Set(days)].sort();
}
