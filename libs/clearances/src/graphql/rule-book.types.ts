import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar } from '#platform';

@ObjectType('SafeguardingRule', { description: 'One rule of the rule book, as in docs/rules.md.' })
export class SafeguardingRuleType {
  @Field({ description: 'As in the reasons of a decision: R02.' })
  id: string;

  @Field({ description: 'What holds when the rule is kept.' })
  title: string;

  @Field({ description: 'BLOCK, BLOCK_NEVER_LIFTED, WARN, or NONE for what is a permission.' })
  severity: string;

  @Field({
    description: 'True where it is judged on facts; false where it holds by how the service is built and used.',
  })
  isJudged: boolean;

  @Field(() => String, { nullable: true, description: 'What you read when it fails; null where it is not judged.' })
  words: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it holds; null where it always has, and far ahead while regulations set none.',
  })
  validFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it holds; null where none is set.' })
  validTo: string | null;

  @Field({ description: 'Law, guidance or policy.' })
  source: string;

  @Field({ description: 'True while nobody has compared it with the text of the law in force.' })
  toConfirm: boolean;

  @Field(() => String, { nullable: true, description: 'What is not kept yet of a rule that is not judged.' })
  notKeptYet: string | null;
}

@ObjectType('SafeguardingRules', { description: 'The rule book in the edition by which everything is judged now.' })
export class SafeguardingRulesType {
  @Field({ description: 'The edition: a month and a digest of the rules and settings.' })
  ruleSetVersion: string;

  @Field({ description: 'What the rule book is not.' })
  notice: string;

  @Field(() => [SafeguardingRuleType], {
    description: 'In the order of their ids; a rule of which the law changed is there twice.',
  })
  rules: SafeguardingRuleType[];
}
