import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input } from '#platform';
import { GiveFeedback } from '../application/give-feedback.use-case.js';
import { FeedbackQueries, type GivenFeedback } from '../persistence/feedback.queries.js';
import {
  EmployerFeedbackType,
  FeedbackGivenProblem,
  GiveFeedbackInput,
  GiveFeedbackPayload,
} from './feedback.types.js';

const thanks = 'Thank you. The student and the school can read it now.';
const wasTold =
  'Thank you for telling us. The student will not see this; the safeguarding lead of the school reads it. If somebody is in danger now, call 999.';

@Resolver()
export class FeedbackResolver {
  constructor(
    private readonly queries: FeedbackQueries,
    private readonly give: GiveFeedback,
  ) {}

  @Command({
    payload: GiveFeedbackPayload,
    problems: [FeedbackGivenProblem],
    description:
      'Says once how you saw a student who attended a placement with you: skills by name, and your own words.',
  })
  @Allow('EMPLOYER')
  async giveFeedback(@CurrentActor() actor: Actor, @Input() input: GiveFeedbackInput): Promise<GiveFeedbackPayload> {
    const allocationId = await this.give.run(actor, input);
    return { allocationId, words: allocationId === null ? wasTold : thanks };
  }

  @Query(() => EmployerFeedbackType, {
    nullable: true,
    description: 'What the employer said after a placement; null when nothing yet.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER')
  async employerFeedback(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'The placement.' }) allocationId: string,
  ): Promise<GivenFeedback | null> {
    return (await this.queries.given(actor, allocationId)) ?? null;
  }
}
