import { Module } from '@nestjs/common';
import { ScopedReads, useCases, type Transaction } from '#platform';
import { PgSuspensions } from '#suspensions';
import { ExportConcerns } from './application/export-concerns.use-case.js';
import { MarkAsAllegation } from './application/mark-as-allegation.use-case.js';
import { MoveConcern } from './application/move-concern.use-case.js';
import type { ConcernsTx } from './application/ports.js';
import { RaiseConcern } from './application/raise-concern.use-case.js';
import { RemindOfAllegations } from './application/remind-of-allegations.use-case.js';
import { TellOfDeniedConcern } from './application/tell-of-denied-concern.use-case.js';
import { ConcernResolver } from './graphql/concern.resolver.js';
import { PgConcernedPlacements } from './persistence/concerned-placement.repository.js';
import { PgConcernFiles } from './persistence/concern-file.repository.js';
import { ConcernQueries } from './persistence/concern.queries.js';
import { PgConcerns } from './persistence/concern.repository.js';

const repositories = (tx: Transaction): ConcernsTx => ({
  placements: new PgConcernedPlacements(tx),
  concerns: new PgConcerns(tx),
  files: new PgConcernFiles(tx),
  suspensions: new PgSuspensions(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [
  RaiseConcern,
  MoveConcern,
  MarkAsAllegation,
  ExportConcerns,
  RemindOfAllegations,
  TellOfDeniedConcern,
];

/** Worries about children, for the safeguarding leads of their schools and nobody else. */
@Module({
  providers: [
    ...useCases(repositories, useCaseClasses),
    { provide: ConcernQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new ConcernQueries(reads) },
    ConcernResolver,
  ],
  exports: useCaseClasses,
})
export class ConcernsModule {}
