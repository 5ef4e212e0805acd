import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, enumOf, IsProse, ProblemInterface } from '#platform';
import { lifters, type Lifter } from '#safeguarding';
import { mostWarningReason, type WarningAnswer } from '../domain/warnings.js';

/** Those who may lift a block, as the schema names them. */
export const LifterEnum = enumOf(lifters);
registerEnumType(LifterEnum, {
  name: 'Lifter',
  description: 'Whose office it is to lift a block, for one place.',
  valuesMap: {
    SAFEGUARDING_LEAD: { description: 'The safeguarding lead of the student’s school.' },
    COORDINATOR: { description: 'The coordinator of the programme.' },
  },
});

@ObjectType('BlockLifting', { description: 'A block was lifted, for one place as it then was.' })
export class BlockLiftingType {
  @Field(() => LifterEnum, { description: 'As whom somebody lifted it.' })
  by: Lifter;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at: string;

  @Field({ description: 'Why, in their words.' })
  reason: string;
}

@ObjectType('AnsweredWarning', { description: 'Somebody confirmed though a rule warned, and said why.' })
export class AnsweredWarningType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at: string;

  @Field({ description: 'Why, in their words.' })
  reason: string;
}

@ObjectType('BlockingReason', { description: 'One safeguarding rule that stands in the way.' })
export class BlockingReasonType {
  @Field({ description: 'The rule, as in the rule book: R02.' })
  ruleId: string;

  @Field({ description: 'FAIL: the rule is not kept. UNKNOWN: something that it needs is not known.' })
  finding: string;

  @Field({ description: 'BLOCK, BLOCK_NEVER_LIFTED or WARN.' })
  severity: string;

  @Field({ description: 'The reason in plain words, for you.' })
  words: string;

  @Field(() => [DateScalar], { description: 'The days that it is about; empty when it is about all of it.' })
  days: string[];

  @Field(() => BlockLiftingType, {
    nullable: true,
    description: 'By whom, when and why it was lifted; null where it stands, and where it only warns.',
  })
  lifted: BlockLiftingType | null;

  @Field(() => AnsweredWarningType, {
    nullable: true,
    description: 'Of a rule that warns: when and why it was confirmed all the same; null while nobody has said.',
  })
  answered: AnsweredWarningType | null;
}

@InputType({ description: 'Says why something goes ahead though a rule warns.' })
export class WarningAnswerInput implements WarningAnswer {
  @Field({ description: 'The rule, as in the rule book: R24.' })
  @IsProse(8)
  ruleId: string;

  @Field({
    description: `Why it goes ahead all the same, in 1 to ${mostWarningReason} characters, without naming a child. Leads of the school read it; it is kept in the audit trail.`,
  })
  @IsProse(mostWarningReason)
  reason: string;
}

@ObjectType('WarningsUnanswered', {
  implements: () => [ProblemInterface],
  description:
    'The safeguarding rules allow the step and warn: say of each warning why it is taken all the same. Nothing has changed.',
})
export class WarningsUnansweredProblem extends ProblemInterface {
  @Field(() => [BlockingReasonType], { description: 'Every warning that lacks a reason.' })
  warnings: BlockingReasonType[];
}

@ObjectType('BlockedByRules', {
  implements: () => [ProblemInterface],
  description: 'The safeguarding rules do not allow the step.',
})
export class BlockedByRulesProblem extends ProblemInterface {
  @Field(() => [BlockingReasonType], { description: 'Every reason at once.' })
  reasons: BlockingReasonType[];

  @Field({ description: 'The edition of the rule book that said it.' })
  ruleSetVersion: string;
}
