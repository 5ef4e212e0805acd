import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, enumOf, ProblemInterface } from '#platform';
import { lifters, type Lifter } from '#safeguarding';

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
