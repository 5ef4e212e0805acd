import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { AgreeToErasure, RequestErasure } from './application/erase-student.use-cases.js';
import { AgreeToHold, HoldStudent, ReleaseHold } from './application/hold-student.use-cases.js';
import type { RetentionTx } from './application/ports.js';
import { RunRetention } from './application/run-retention.use-case.js';
import { RetentionResolver } from './graphql/retention.resolver.js';
import { PgErasures } from './persistence/erasure.repository.js';
import { PgForgetting } from './persistence/forgetting.repository.js';
import { PgHolds } from './persistence/hold.repository.js';
import { RetentionQueries } from './persistence/retention.queries.js';

const repositories = (tx: Transaction): RetentionTx => ({
  forgetting: new PgForgetting(tx),
  holds: new PgHolds(tx),
  erasures: new PgErasures(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [RunRetention, HoldStudent, AgreeToHold, ReleaseHold, RequestErasure, AgreeToErasure];

/** How long what is kept; holds by which it is kept longer, and erasures by which it goes at once. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: RetentionQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new RetentionQueries(reads),
    },
    RetentionResolver,
  ],
  exports: useCaseClasses,
})
export class RetentionModule {}
