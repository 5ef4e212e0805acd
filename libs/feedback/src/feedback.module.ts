import { Module } from '@nestjs/common';
import { PgAllocations } from '#placements';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { PgConcerns } from '#concerns';
import { GiveFeedback } from './application/give-feedback.use-case.js';
import type { FeedbackTx } from './application/ports.js';
import { ReleaseReflection } from './application/release-reflection.use-case.js';
import { WriteReflection } from './application/write-reflection.use-case.js';
import { FeedbackResolver } from './graphql/feedback.resolver.js';
import { ReflectionResolver } from './graphql/reflection.resolver.js';
import { FeedbackQueries } from './persistence/feedback.queries.js';
import { PgFeedback } from './persistence/feedback.repository.js';
import { PgReflections } from './persistence/reflection.repository.js';

const repositories = (tx: Transaction): FeedbackTx => ({
  allocations: new PgAllocations(tx),
  feedback: new PgFeedback(tx),
  reflections: new PgReflections(tx),
  concerns: new PgConcerns(tx),
  outbox: tx.outbox,
});

/** What the employer says of a student after a placement, and what the student notes for themself. */
@Module({
  providers: [
    ...useCases(repositories, [GiveFeedback, WriteReflection, ReleaseReflection]),
    {
      provide: FeedbackQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new FeedbackQueries(reads),
    },
    FeedbackResolver,
    ReflectionResolver,
  ],
})
export class FeedbackModule {}
