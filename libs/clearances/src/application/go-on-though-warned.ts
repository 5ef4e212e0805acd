import { invariant, type AccountId, type Actor, type IdOf, type Outbox } from '#kernel';
import type { ClearanceOfSchool } from '../domain/clearance-record.js';
import { requireAnswered, type WarningAnswer } from '../domain/warnings.js';

/** A decision that was kept, and the version of the advert that it was about. */
export interface KeptClearance extends ClearanceOfSchool {
  readonly id: IdOf<'Clearance'>;
  readonly placementVersion: string;
}

/** Reasons for which somebody went on, beside the decisions that they are about. */
export interface WarningBook {
  /** Keeps them; nothing changes them later. */
  answer(clearance: KeptClearance, answers: readonly WarningAnswer[], by: AccountId): Promise<void>;
}

/**
 * Lets a step go on that the rules allow and warn of, and keeps why: beside the decision, and each reason in the audit trail. Throws `InvalidInput`
 * and `WarningsUnanswered`, and then nothing is kept.
 */
export async function goOnThoughWarned(
  actor: Actor,
  clearance: KeptClearance,
  answers: readonly WarningAnswer[],
  { clearances, outbox }: { readonly clearances: WarningBook; readonly outbox: Outbox },
): Promise<void> {
  const { decision, of: subjectId, schoolId } = clearance;
  requireAnswered(decision, answers);
  if (answers.length === 0) return;
  invariant(actor.accountId !== null, 'whoever confirms has an account');
  await clearances.answer(clearance, answers, actor.accountId);
  await outbox.add(
    ...answers.map(({ ruleId, reason }) => ({
      kind: 'warning.answered',
      subjectId,
      safeguardingOf: schoolId,
      detail: { ruleId },
      audit: { fields: [ruleId], reason: reason.trim(), ruleSetVersion: decision.ruleSetVersion },
    })),
  );
}
