import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { CloseConcern } from './application/close-concern.use-case.js';
import { MoveReview } from './application/move-review.use-case.js';
import type { ReviewsTx } from './application/ports.js';
import { RaiseConcern } from './application/raise-concern.use-case.js';
import { WriteReview } from './application/write-review.use-case.js';
import { ConcernResolver } from './graphql/concern.resolver.js';
import { PublishedReviewResolver } from './graphql/published-review.resolver.js';
import { ReviewResolver } from './graphql/review.resolver.js';
import { ConcernQueries } from './persistence/concern.queries.js';
import { PgConcerns } from './persistence/concern.repository.js';
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

const useCaseClasses = [WriteReview, MoveReview, RaiseConcern, CloseConcern];

/** Reviews by those who went, and the concerns that are told apart from them. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    ...[ReviewQueries, PublishedReviewQueries, ConcernQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads): object => new Queries(reads),
    })),
    ReviewResolver,
    PublishedReviewResolver,
    ConcernResolver,
  ],
  exports: useCaseClasses,
})
export class ReviewsModule {}
