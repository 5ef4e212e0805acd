import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { today, type Actor, type Surroundings } from '#kernel';
import { asAdvertisedBy } from '#opportunities';
import { Allow, CurrentActor, pageRequest, SURROUNDINGS, toConnection } from '#platform';
import { isOld } from '../domain/batches.js';
import { halfTermWords } from '../domain/half-term.js';
import { PublishedReviewQueries, type ClaimTally } from '../persistence/published-review.queries.js';
import {
  PublishedReviewConnection,
  PublishedReviewsArgs,
  ReviewSummaryType,
  type ClaimTallyType,
} from './review.types.js';

@Resolver()
export class PublishedReviewResolver {
  constructor(
    private readonly queries: PublishedReviewQueries,
    @Inject(SURROUNDINGS) private readonly surroundings: Surroundings,
  ) {}

  @Query(() => ReviewSummaryType, {
    description: 'What the published reviews of an advert come to, once there are enough.',
  })
  @Allow('STUDENT', 'CAREERS_LEAD', 'SAFEGUARDING_LEAD', 'EMPLOYER', 'COORDINATOR')
  async reviewSummary(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', { type: () => ID, description: 'The advert.' }) opportunityId: string,
  ): Promise<ReviewSummaryType> {
    const tally = await this.queries.ofAdvert(actor, opportunityId);
    const asAdvertised = tally === undefined ? null : asAdvertisedBy(tally);
    const claims = (await this.queries.claims(actor, opportunityId)).map(claimTally);
    const [reviews, asAdvertisedPercent] = [asAdvertised?.reviews ?? null, asAdvertised?.percent ?? null];
    return { reviews, asAdvertisedPercent, asAdvertised, claims };
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
    const on = today(this.surroundings.clock);
    return toConnection(page, ({ shownFrom, ...text }) => ({
      ...text,
      published: halfTermWords(shownFrom),
      batch: shownFrom,
      isOld: isOld(shownFrom, on),
    }));
  }
}

function claimTally(claim: ClaimTally): ClaimTallyType {
  const { yes, partly, no } = claim;
  const able = yes + partly + no;
  return { ...claim, asAdvertised: able === 0 ? null : asAdvertisedBy({ reviews: able, asAdvertised: yes }) };
}
