import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor } from '#platform';
import { ExplainEligibility } from '../application/explain-eligibility.js';

@ObjectType('ClosedBecause', { description: 'Why an advert is closed to a student, for the staff of the school.' })
export class ClosedBecauseType {
  @Field(() => String, { nullable: true, description: 'The safeguarding rule; null where it is something else.' })
  ruleId: string | null;

  @Field({ description: 'Why, in words for the school.' })
  words: string;
}

@ObjectType('EligibilityAnswer', { description: 'Whether a student could apply to an advert now.' })
export class EligibilityAnswerType {
  @Field({ description: 'True when one of its slots is open to the student.' })
  isAllowed: boolean;

  @Field(() => [ClosedBecauseType], { description: 'Everything that closes it; empty when it is open.' })
  reasons: ClosedBecauseType[];
}

@Resolver()
export class EligibilityResolver {
  constructor(private readonly explain: ExplainEligibility) {}

  @Query(() => EligibilityAnswerType, {
    nullable: true,
    description: 'Why an advert is open or closed to a student of your school; null where one of the two is not there.',
  })
  @Allow('CAREERS_LEAD', 'SAFEGUARDING_LEAD')
  async eligibility(
    @CurrentActor() actor: Actor,
    @Args('studentId', { type: () => ID, description: 'A student of your school.' }) studentId: string,
    @Args('opportunityId', { type: () => ID, description: 'An advert of your programme.' }) opportunityId: string,
  ): Promise<EligibilityAnswerType | null> {
    const found = await this.explain.run(actor, studentId, opportunityId);
    return found === undefined ? null : { ...found, reasons: [...found.reasons] };
  }
}
