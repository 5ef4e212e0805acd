import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, DateTimeScalar, enumOf } from '#platform';
import { stages, type Decision, type Outcome, type Stage } from '#safeguarding';
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

/** The steps at which the rules are asked, as the schema names them. */
export const ClearanceStageEnum = enumOf(stages);
registerEnumType(ClearanceStageEnum, {
  name: 'ClearanceStage',
  description: 'The step at which the safeguarding rules were asked.',
  valuesMap: {
    PUBLISH: { description: 'An advert is to be shown, or has more dates.' },
    BOOK: { description: 'A school asks for places in a slot, or is offered some.' },
    APPLY: { description: 'A student applies, or waits for a place.' },
    ALLOCATE: { description: 'A student is offered a place.' },
    CONFIRM: { description: 'A place or a visit is confirmed, and afterwards whenever something has changed.' },
  } satisfies Readonly<Record<Stage, { readonly description: string }>>,
});

@ObjectType('KeptClearance', { description: 'What the safeguarding rules said at one step, as it is kept.' })
export class KeptClearanceType {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => ClearanceStageEnum, { description: 'At which step they were asked.' })
  stage: Stage;

  @Field(() => ClearanceOutcomeEnum, { description: 'The outcome; only ALLOWED permitted the step.' })
  outcome: Outcome;

  @Field(() => [String], {
    description:
      'The rules that were not kept or could not be judged, those that only warn among them; see safeguardingRules.',
  })
  ruleIds: string[];

  @Field({ description: 'The edition of the rule book that said it.' })
  ruleSetVersion: string;

  @Field({ description: 'SHA-256 of all that the rules read: another wherever anything of it was another.' })
  inputHash: string;

  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  decidedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when it counts no longer: what it rested on has changed, it was decided anew, or what it was about has ended.',
  })
  voidedAt: string | null;
}

@ObjectType('KeptClearanceConnection', { description: 'A page of clearances.' })
export class KeptClearanceConnection extends connectionOf(KeptClearanceType) {}

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
