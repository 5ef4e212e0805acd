import { Problem } from '#kernel';
import { isInTheWay, wordsFor, type Decision, type Lifting, type Words } from '#safeguarding';

/** Who reads a reason; each has words of their own. */
export type Audience = keyof Words;

/** Why somebody went on though a rule warned. */
export interface AnsweredWarning {
  readonly ruleId: string;
  /** UTC, to the second. */
  readonly at: string;
  readonly reason: string;
}

/** One rule that stands in the way, in the words for one audience. */
export interface BlockingReason {
  readonly ruleId: string;
  /** FAIL: the rule is not kept. UNKNOWN: something that it needs is not known. */
  readonly finding: 'FAIL' | 'UNKNOWN';
  readonly severity: string;
  readonly words: string;
  readonly days: readonly string[];
  /** By whom, when and why it was lifted; null where it was not. */
  readonly lifted: Lifting | null;
  /** Of a rule that warns: when and why somebody went on all the same; null while nobody has. */
  readonly answered: AnsweredWarning | null;
}

/** The safeguarding rules do not allow the step; every reason at once. */
export class BlockedByRules extends Problem {
  readonly code = 'BLOCKED_BY_RULES';

  constructor(
    readonly reasons: readonly BlockingReason[],
    readonly ruleSetVersion: string,
  ) {
    super(`${reasons.length} safeguarding rule${reasons.length === 1 ? '' : 's'} stand in the way.`);
  }
}

/**
 * The decision's reasons in the words for an audience, with what was said of those that warn; those that only warn and those that were lifted
 * are left out unless `isWhole`.
 */
export function reasonsFor(
  decision: Decision,
  audience: Audience,
  isWhole = false,
  answers: readonly AnsweredWarning[] = [],
): BlockingReason[] {
  return decision.reasons
    .filter((reason) => isWhole || isInTheWay(reason))
    .map(({ words, lifted = null, ...reason }) => {
      const given = reason.severity === 'WARN' ? answers.find(({ ruleId }) => ruleId === reason.ruleId) : undefined;
      return { ...reason, words: wordsFor(words, audience), lifted, answered: given ?? null };
    });
}

/** Throws `BlockedByRules` in the audience's words unless the decision allows the step. */
export function requireAllowed(decision: Decision, audience: Audience): void {
  if (decision.outcome !== 'ALLOWED') throw new BlockedByRules(reasonsFor(decision, audience), decision.ruleSetVersion);
}
