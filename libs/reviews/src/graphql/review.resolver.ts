import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { AdvertClaimType } from '#opportunities';
import { Allow, Command, CurrentActor, Input, PageArgs, pageRequest, toConnection } from '#platform';
import { MoveReview, type MoveReviewCommand } from '../application/move-review.use-case.js';
import { EditReview } from '../application/edit-review.use-case.js';
import { PassReviewToSafeguarding } from '../application/pass-review-to-safeguarding.use-case.js';
import { WriteReview } from '../application/write-review.use-case.js';
import { ReviewQueries } from '../persistence/review.queries.js';
import { AlreadyReviewedProblem, ReviewChangedProblem, ReviewWindowOverProblem } from './problems.js';
import {
  EditReviewInput,
  EditReviewPayload,
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
    private readonly edit: EditReview,
    private readonly move: MoveReview,
    private readonly passToSafeguarding: PassReviewToSafeguarding,
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

  @Query(() => [AdvertClaimType], {
    description:
      'What the advert promised as it was when you went there: the questions of your review. Empty for what is no placement of yours.',
  })
  @Allow('STUDENT')
  claimsToAnswer(
    @CurrentActor() actor: Actor,
    @Args('allocationId', { type: () => ID, description: 'A placement of yours; see myAllocations.' })
    allocationId: string,
  ): Promise<AdvertClaimType[]> {
    return this.queries.claimsToAnswer(actor, allocationId);
  }

  @Command({
    payload: WriteReviewPayload,
    problems: [AlreadyReviewedProblem, ReviewWindowOverProblem],
    description:
      'Reviews a placement that you attended, once. If you did not feel safe, it goes to the safeguarding lead of your school and nowhere else.',
  })
  @Allow('STUDENT')
  async writeReview(@CurrentActor() actor: Actor, @Input() input: WriteReviewInput): Promise<WriteReviewPayload> {
    const reviewId = await this.write.run(actor, { ...input, claims: input.claims ?? [] });
    return { reviewId, words: reviewId === null ? wasTold : thanks };
  }

  @Command({
    payload: EditReviewPayload,
    problems: [ReviewWindowOverProblem],
    description:
      'Writes a review of yours anew, until your school has read it. If you did not feel safe, it goes to the safeguarding lead and the review stays as it was.',
  })
  @Allow('STUDENT')
  async editReview(@CurrentActor() actor: Actor, @Input() input: EditReviewInput): Promise<EditReviewPayload> {
    const review = await this.edit.run(actor, { ...input, claims: input.claims ?? [] });
    return { edition: review?.edition ?? null, words: review === null ? wasTold : thanks };
  }

  @Command({
    payload: ReviewStatePayload,
    problems: [ReviewChangedProblem],
    description: 'Passes a review of your student on to the programme.',
  })
  @Allow('CAREERS_LEAD')
  passReview(@CurrentActor() actor: Actor, @Input() input: ReviewInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'PASSED_BY_SCHOOL', reason: null });
  }

  @Command({
    payload: ReviewStatePayload,
    problems: [ReviewChangedProblem],
    description: 'Publishes a review that a school has passed.',
  })
  @Allow('COORDINATOR')
  publishReview(@CurrentActor() actor: Actor, @Input() input: ReviewInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'PUBLISHED', reason: null });
  }

  @Command({
    payload: ReviewStatePayload,
    problems: [ReviewChangedProblem],
    description: 'Refuses a review that waits for you, saying why.',
  })
  @Allow('CAREERS_LEAD', 'COORDINATOR')
  refuseReview(@CurrentActor() actor: Actor, @Input() input: ReviewReasonInput): Promise<ReviewStatePayload> {
    return this.moved(actor, { ...input, to: 'REFUSED' });
  }

  @Command({
    payload: ReviewStatePayload,
    problems: [ReviewChangedProblem],
    description:
      "Passes a review that waits for you to the safeguarding lead of its author's school, where something in it worries you. It is not published, and nobody else reads it.",
  })
  @Allow('CAREERS_LEAD', 'COORDINATOR')
  async passReviewToSafeguarding(
    @CurrentActor() actor: Actor,
    @Input() { reviewId, edition }: ReviewInput,
  ): Promise<ReviewStatePayload> {
    const { id, state } = await this.passToSafeguarding.run(actor, { reviewId, edition: edition ?? 1 });
    return { reviewId: id, state };
  }

  private async moved(
    actor: Actor,
    { edition, ...step }: Omit<MoveReviewCommand, 'edition'> & { readonly edition?: number | null },
  ): Promise<ReviewStatePayload> {
    const { id, state } = await this.move.run(actor, { ...step, edition: edition ?? 1 });
    return { reviewId: id, state };
  }
}
