import { InvalidInput } from '#kernel';
import { isInTheWay, lifterOf, type Decision } from '#safeguarding';
import { BlockNotStanding, NeverLifted, NotYoursToLift } from './problems.js';

/** A reason of fewer characters says nothing that an inspector could read later. */
export const leastReason = 20;

/** Throws `InvalidInput` for a reason that is too short to be one. */
export function requireReason(reason: string): void {
  if (reason.trim().length >= leastReason) return;
  const message = `must say why in ${leastReason} characters at least`;
  throw new InvalidInput([{ path: 'reason', value: reason, message }]);
}

/**
 * Throws unless the rule stands in the way of the step and somebody in that role may lift it: `BlockNotStanding`, `NeverLifted` or
 * `NotYoursToLift`. What cannot be judged is lifted like what fails, because it blocks like it. O(reasons).
 */
export function requireLiftable({ reasons }: Decision, ruleId: string, role: string): void {
  if (!reasons.some((reason) => reason.ruleId === ruleId && isInTheWay(reason))) throw new BlockNotStanding(ruleId);
  const lifter = lifterOf(ruleId);
  if (lifter === null) throw new NeverLifted(ruleId);
  if (lifter !== role) throw new NotYoursToLift(ruleId, lifter);
}
