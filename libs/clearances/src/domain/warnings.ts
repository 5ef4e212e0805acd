import { InvalidInput, Problem, type InputFault } from '#kernel';
import type { Decision } from '#safeguarding';
import { reasonsFor, type AnsweredWarning, type BlockingReason } from './blocked-by-rules.js';

/** Why somebody goes on though a rule warns. */
export interface WarningAnswer {
  readonly ruleId: string;
  /** In their words, at most `mostWarningReason` characters; names no child. */
  readonly reason: string;
}

/** The longest reason: a line of the audit trail. */
export const mostWarningReason = 500;

/** More than there are rules that warn. */
export const mostWarnings = 40;

/** The rules allow the step, and warn of something of which nobody has said why it is taken all the same. */
export class WarningsUnanswered extends Problem {
  readonly code = 'WARNINGS_UNANSWERED';

  constructor(
    /** Every warning that lacks a reason, in words for the school. */
    readonly warnings: readonly BlockingReason[],
  ) {
    super(
      `${warnings.length} warning${warnings.length === 1 ? ' wants a reason' : 's want reasons'} before this goes on.`,
    );
  }
}

/** What warns and stops nothing, what cannot be judged included, in words for the school, with what was said of it. O(reasons x answers). */
export function warningsOf(decision: Decision, answered: readonly AnsweredWarning[] = []): BlockingReason[] {
  return reasonsFor(decision, 'school', true, answered).filter(({ severity }) => severity === 'WARN');
}

/**
 * Throws `InvalidInput` with every reason for a rule that does not warn or has one already, and else `WarningsUnanswered` with every warning that
 * has none. O(warnings x answers).
 */
export function requireAnswered(decision: Decision, answers: readonly WarningAnswer[]): void {
  const warnings = warningsOf(decision);
  const faults = answers.flatMap(({ ruleId }, index): InputFault[] => {
    const path = `warnings.${index}.ruleId`;
    if (!warnings.some((warning) => warning.ruleId === ruleId))
      return [{ path, value: ruleId, message: 'does not warn here' }];
    const isFirst = answers.findIndex((other) => other.ruleId === ruleId) === index;
    return isFirst ? [] : [{ path, value: ruleId, message: 'comes a second time' }];
  });
  if (faults.length > 0) throw new InvalidInput(faults);
  const unanswered = warnings.filter((warning) => !answers.some(({ ruleId }) => ruleId === warning.ruleId));
  if (unanswered.length > 0) throw new WarningsUnanswered(unanswered);
}
