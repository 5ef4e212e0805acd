import { Module } from '@nestjs/common';
import { PgConcerns } from '#concerns';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { MoveReview } from './application/move-review.use-case.js';
import type { ReviewsTx } from './application/ports.js';
import { WriteReview } from './application/write-review.use-case.js';
import { PublishedReviewResolver } from './graphql/published-review.resolver.js';
import { ReviewResolver } from './graphql/review.resolver.js';
import { PublishedReviewQueries } from './persistence/published-review.queries.js';
import { PgReviewedPlacements } from './persistence/reviewed-placement.repository.js';
import { ReviewQueries } from './persistence/review.queries.js';
import { PgReviews } from './persistence/review.repository.js';

const repositories = (tx: Transaction): ReviewsTx => ({
  placements: new PgReviewedPlacements(tx),
  reviews: new PgReviews(tx),
  concerns: new PgConcerns(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [WriteReview, MoveReview];

/** Reviews by those who went. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    ...[ReviewQueries, PublishedReviewQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads): object => new Queries(reads),
    })),
    ReviewResolver,
    PublishedReviewResolver,
  ],
  exports: useCaseClasses,
})
export class ReviewsModule {}
