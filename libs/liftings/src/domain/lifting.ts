import type { InputFault } from '#kernel';
import { isInTheWay, lifterOf, ruleBook, type Decision, type Rule } from '#safeguarding';
import { BlockNotStanding, NeverLifted, NotYoursToLift } from './problems.js';

/**
 * What an account may have done for a place before: spoken for the employer or the student, typed in or countersigned a guardian's form, or, where
 * the risk is high, vetted the activity.
 */
export const ownParts = ['OTHER_PARTY', 'PERMISSION', 'HIGH_RISK_VETTING'] as const;

export type OwnPart = (typeof ownParts)[number];

/** Which rules ask about what somebody did in that part, so that somebody else has to lift them: a form, and high risk, take two people. */
const dutyOf: Readonly<Record<OwnPart, (rule: Rule) => boolean>> = {
  OTHER_PARTY: () => true,
  PERMISSION: ({ evidenceBy }) => evidenceBy === 'GUARDIAN_OR_STUDENT',
  HIGH_RISK_VETTING: ({ liftedBy }) => liftedBy === 'COORDINATOR',
};

/** True when the rule asks about something that the account has had a part in itself. O(rules). */
export function isOwnDuty(ruleId: string, parts: readonly OwnPart[]): boolean {
  return ruleBook.some((rule) => rule.id === ruleId && parts.some((part) => dutyOf[part](rule)));
}

/** A reason of fewer characters says nothing that an inspector could read later. */
export const leastReason = 20;

/** With the rule before it, the reason is a line of the audit trail. */
export const mostReason = 480;

/** What is wrong with a reason: one that is too short is none. */
export function faultsOfReason(reason: string): InputFault[] {
  if (reason.trim().length >= leastReason) return [];
  return [{ path: 'reason', value: reason, message: `must say why in ${leastReason} characters at least` }];
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
