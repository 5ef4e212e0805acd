import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { Allow, CurrentActor, pageRequest, toConnection } from '#platform';
import { halfTermWords } from '../domain/half-term.js';
import { PublishedReviewQueries } from '../persistence/published-review.queries.js';
import { PublishedReviewConnection, PublishedReviewsArgs, ReviewSummaryType } from './review.types.js';

@Resolver()
export class PublishedReviewResolver {
  constructor(private readonly queries: PublishedReviewQueries) {}

  @Query(() => ReviewSummaryType, {
    description: 'What the published reviews of an advert come to, once there are enough.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  reviewSummary(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', { type: () => ID, description: 'The advert.' }) opportunityId: string,
  ): Promise<ReviewSummaryType> {
    return this.queries.summary(actor, opportunityId);
  }

  @Query(() => PublishedReviewConnection, {
    description: 'The published reviews of an advert, the latest half-term first; empty while there are too few.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async publishedReviews(
    @CurrentActor() actor: Actor,
    @Args() args: PublishedReviewsArgs,
  ): Promise<PublishedReviewConnection> {
    const page = await this.queries.page(actor, args.opportunityId, pageRequest(args));
    return toConnection(page, ({ publishedIn, ...text }) => ({ ...text, published: halfTermWords(publishedIn) }));
  }
}
