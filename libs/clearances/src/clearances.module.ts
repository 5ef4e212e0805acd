import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, type Transaction } from '#platform';
import type { ClearancesTx } from './application/ports.js';
import { RecheckAfterEvent } from './application/recheck-after-event.use-case.js';
import { RecheckClearances } from './application/recheck-clearances.use-case.js';
import { VoidOutdated } from './application/void-outdated.use-case.js';
import { ClearanceFacts } from './persistence/clearance-facts.js';
import { PgClearances } from './persistence/clearance.repository.js';
import { PgConfirmedPlaces } from './persistence/confirmed-places.repository.js';
import { ClearanceResolver } from './graphql/clearance.resolver.js';
import { PgStandingSteps } from './persistence/standing-steps.repository.js';
import { RuleBookResolver } from './graphql/rule-book.resolver.js';
import { ClearanceQueries } from './persistence/clearance.queries.js';
import { EventQueries } from './persistence/event.queries.js';

const repositories = (tx: Transaction): ClearancesTx => ({
  places: new PgConfirmedPlaces(tx),
  steps: new PgStandingSteps(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

/** The safeguarding rules at work: facts gathered, decisions kept, and taken again when the facts have changed. */
@Global()
@Module({
  providers: [
    { provide: ClearanceFacts, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new ClearanceFacts(reads) },
    ...[RecheckClearances, VoidOutdated].map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts): object =>
        new UseCase(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
    })),
    {
      provide: RecheckAfterEvent,
      inject: [ScopedReads, RecheckClearances, VoidOutdated],
      useFactory: (reads: ScopedReads, recheck: RecheckClearances, outdated: VoidOutdated) =>
        new RecheckAfterEvent(new EventQueries(reads), recheck, outdated),
    },
    {
      provide: ClearanceQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new ClearanceQueries(reads),
    },
    ClearanceResolver,
    RuleBookResolver,
  ],
  exports: [ClearanceFacts, RecheckAfterEvent, RecheckClearances],
})
export class ClearancesModule {}
