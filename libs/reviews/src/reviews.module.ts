import { Module } from '@nestjs/common';
import { PgConcerns } from '#concerns';
import { ClaimsOfAdvert } from '#opportunities';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AnswerReviews } from './application/answer-reviews.use-case.js';
import { ComplainAboutReview } from './application/complain-about-review.use-case.js';
import { DecideComplaint } from './application/decide-complaint.use-case.js';
import { EditReview } from './application/edit-review.use-case.js';
import { EscalateComplaints } from './application/escalate-complaints.use-case.js';
import { MoveReply } from './application/move-reply.use-case.js';
import { MoveReview } from './application/move-review.use-case.js';
import type { ReviewsTx } from './application/ports.js';
import { PassReviewToSafeguarding } from './application/pass-review-to-safeguarding.use-case.js';
import { ShowReviews } from './application/show-reviews.use-case.js';
import { WriteReview } from './application/write-review.use-case.js';
import { ComplaintResolver } from './graphql/complaint.resolver.js';
import { PublishedReviewResolver } from './graphql/published-review.resolver.js';
import { ReplyResolver } from './graphql/reply.resolver.js';
import { ReviewResolver } from './graphql/review.resolver.js';
import { PgReviewComplaints } from './persistence/complaint.repository.js';
import { DisputeQueries } from './persistence/dispute.queries.js';
import { PublishedReviewQueries } from './persistence/published-review.queries.js';
import { PgReviewReplies } from './persistence/reply.repository.js';
import { PgReviewedPlacements } from './persistence/reviewed-placement.repository.js';
import { ReviewQueries } from './persistence/review.queries.js';
import { PgReviews } from './persistence/review.repository.js';

const repositories = (tx: Transaction): ReviewsTx => ({
  placements: new PgReviewedPlacements(tx),
  promises: new ClaimsOfAdvert(tx),
  reviews: new PgReviews(tx),
  replies: new PgReviewReplies(tx),
  complaints: new PgReviewComplaints(tx),
  concerns: new PgConcerns(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  WriteReview,
  EditReview,
  MoveReview,
  PassReviewToSafeguarding,
  ShowReviews,
  AnswerReviews,
  MoveReply,
  ComplainAboutReview,
  DecideComplaint,
  EscalateComplaints,
];

/** Reviews by those who went. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    ...[ReviewQueries, PublishedReviewQueries, DisputeQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads): object => new Queries(reads),
    })),
    ReviewResolver,
    PublishedReviewResolver,
    ComplaintResolver,
    ReplyResolver,
  ],
  exports: useCaseClasses,
})
export class ReviewsModule {}
