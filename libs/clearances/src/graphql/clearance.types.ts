import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar, enumOf } from '#platform';
import type { Decision, Outcome } from '#safeguarding';
import { reasonsFor, type AnsweredWarning } from '../domain/blocked-by-rules.js';
import { BlockingReasonType } from './problems.js';

/** The outcomes of a clearance as the schema names them. */
export const ClearanceOutcomeEnum = enumOf(['ALLOWED', 'BLOCKED', 'UNKNOWN'] as const);
registerEnumType(ClearanceOutcomeEnum, {
  name: 'ClearanceOutcome',
  description: 'What the safeguarding rules said.',
  valuesMap: {
    ALLOWED: { description: 'Nothing stands in the way.' },
    BLOCKED: { description: 'A rule is not kept.' },
    UNKNOWN: { description: 'Something that a rule needs is not known, so that the step may not be taken either.' },
  },
});

@ObjectType('Clearance', { description: 'What the safeguarding rules said of an allocation or a visit.' })
export class ClearanceType {
  @Field(() => ClearanceOutcomeEnum, { description: 'The outcome; only ALLOWED permits the step.' })
  outcome: Outcome;

  @Field(() => [BlockingReasonType], {
    description: 'Every reason, in words for the school; also those that only warn.',
  })
  reasons: BlockingReasonType[];

  @Field({ description: 'The edition of the rule book that said it.' })
  ruleSetVersion: string;

  @Field(() => DateTimeScalar, { description: 'When it was said.' })
  decidedAt: string;
}

/** A decision that was kept, with when it was taken. */
export type KeptDecision = Decision & { readonly decidedAt: string };

/** What the rules said, as staff of the school are shown it, with why somebody went on where they warned. */
export function toClearance(kept: KeptDecision, answered: readonly AnsweredWarning[]): ClearanceType {
  const { outcome, ruleSetVersion, decidedAt } = kept;
  const reasons = reasonsFor(kept, 'school', true, answered).map((reason) => ({ ...reason, days: [...reason.days] }));
  return { outcome, reasons, ruleSetVersion, decidedAt };
}
