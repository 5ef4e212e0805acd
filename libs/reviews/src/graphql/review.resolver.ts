import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { MoveReview, type MoveReviewCommand } from '../application/move-review.use-case.js';
import { WriteReview } from '../application/write-review.use-case.js';
import { ReviewQueries } from '../persistence/review.queries.js';
import { AlreadyReviewedProblem } from './problems.js';
import {
  ReviewInput,
  ReviewReasonInput,
  ReviewStatePayload,
  WriteReviewInput,
  WriteReviewPayload,
} from './review.inputs.js';
import { MyReviewConnection, ReviewToModerateConnection } from './review.types.js';

const thanks = 'Thank you. Your school reads your review first; when it is published, your name is not shown.';
const wasTold =
  'Thank you for telling us. This will not be published and the employer will not see it. The safeguarding lead of your ' +
  'school will read it and talk with you. If you are in danger now, call 999; Childline is there at any hour on 0800 1111.';

@Resolver()
export class ReviewResolver {
  constructor(
    private readonly queries: ReviewQueries,
    private readonly write: WriteReview,
    private readonly move: MoveReview,
  ) {}

  @Query(() => MyReviewConnection, { description: 'The reviews that you wrote, newest first.' })
  @Allow('STUDENT')
  async myReviews(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<MyReviewConnection> {
    return toConnection(await this.queries.own(actor, pageRequest(page)), (row) => row);
  }

  @Query(() => ReviewToModerateConnection, {
    description:
      'Reviews that wait for you, the longest waiting first: those of your students, or those that schools have passed.',
  })
  @Allow('CAREERS_LEAD', 'COORDINATOR')
  async reviewsToModerate(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ReviewToModerateConnection> {
    return toConnection(await this.queries.toModerate(actor, pageRequest(page)), (row) => row);
  }

  @Command({
    payload: WriteReviewPayload,
    problems: [AlreadyReviewedProblem],
    description:
      'Reviews a placement that you attended, once. If you did not feel safe, it goes to the safeguarding lead of your school and nowhere else.',
  })
  @Allow('STUDENT')
  async writeReview(@CurrentActor() actor: Actor, @Input() input: WriteReviewInput): Promise<WriteReviewPayload> {
    const reviewId = await this.write.run(actor, input);
    return { reviewId, words: reviewId === null ? wasTold : thanks };
  }

  @Command({ payload: ReviewStatePayload, description: 'Passes a review of your student on to the programme.' })
  @Allow('CAREERS_LEAD')
  passReview(@CurrentActor() actor: Actor, @Input() input: ReviewInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'PASSED_BY_SCHOOL', reason: null });
  }

  @Command({ payload: ReviewStatePayload, description: 'Publishes a review that a school has passed.' })
  @Allow('COORDINATOR')
  publishReview(@CurrentActor() actor: Actor, @Input() input: ReviewInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'PUBLISHED', reason: null });
  }

  @Command({ payload: ReviewStatePayload, description: 'Refuses a review that waits for you, saying why.' })
  @Allow('CAREERS_LEAD', 'COORDINATOR')
  refuseReview(@CurrentActor() actor: Actor, @Input() input: ReviewReasonInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'REFUSED' });
  }

  private async moved(actor: Actor, command: MoveReviewCommand): Promise<ReviewStatePayload> {
    const { id, state } = await this.move.run(actor, command);
    return { reviewId: id, state };
  }
}
