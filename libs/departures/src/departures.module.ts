import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { MarkFilePassedOn } from './application/mark-file-passed-on.use-case.js';
import type { DeparturesTx } from './application/ports.js';
import { StudentHasLeft, TakeBackDeparture } from './application/student-has-left.use-cases.js';
import { WatchFiles } from './application/watch-files.use-case.js';
import { DepartureResolver } from './graphql/departure.resolver.js';
import { PgChildFiles } from './persistence/child-file.repository.js';
import { DepartureQueries } from './persistence/departure.queries.js';
import { PgDepartures } from './persistence/departure.repository.js';

const repositories = (tx: Transaction): DeparturesTx => ({
  departures: new PgDepartures(tx),
  files: new PgChildFiles(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [StudentHasLeft, TakeBackDeparture, MarkFilePassedOn, WatchFiles];

/** Students who leave a school, and the files that have to follow them. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    {
      provide: DepartureQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new DepartureQueries(reads),
    },
    DepartureResolver,
  ],
  exports: useCaseClasses,
})
export class DeparturesModule {}
