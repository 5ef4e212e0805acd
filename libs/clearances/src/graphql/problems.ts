import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, ProblemInterface } from '#platform';

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
