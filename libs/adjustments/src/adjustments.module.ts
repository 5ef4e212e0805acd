import { Module } from '@nestjs/common';
import { PgAllocations } from '#placements';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { CountersignAdjustmentsRelease } from './application/countersign-adjustments-release.use-case.js';
import type { AdjustmentsTx } from './application/ports.js';
import { RecordAdjustmentsRelease } from './application/record-adjustments-release.use-case.js';
import { ReleaseAdjustments } from './application/release-adjustments.use-case.js';
import { WithholdAdjustments } from './application/withhold-adjustments.use-case.js';
import { AdjustmentsResolver } from './graphql/adjustments.resolver.js';
import { AdjustmentsReleaseQueries } from './persistence/adjustments-release.queries.js';
import { PgAdjustmentsReleases } from './persistence/adjustments-release.repository.js';

const repositories = (tx: Transaction): AdjustmentsTx => ({
  allocations: new PgAllocations(tx),
  releases: new PgAdjustmentsReleases(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  ReleaseAdjustments,
  RecordAdjustmentsRelease,
  CountersignAdjustmentsRelease,
  WithholdAdjustments,
];

/** Whether the host of a place may read what its student needs: said by the student, and by somebody at home up to the school leaving date. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: AdjustmentsReleaseQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new AdjustmentsReleaseQueries(reads),
    },
    AdjustmentsResolver,
  ],
})
export class AdjustmentsModule {}
