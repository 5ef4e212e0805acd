import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Surroundings } from '#kernel';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, type Transaction } from '#platform';
import type { ClearancesTx } from './application/ports.js';
import { RecheckAfterEvent } from './application/recheck-after-event.use-case.js';
import { RecheckClearances } from './application/recheck-clearances.use-case.js';
import { ClearanceFacts } from './persistence/clearance-facts.js';
import { PgClearances } from './persistence/clearance.repository.js';
import { PgConfirmedPlaces } from './persistence/confirmed-places.repository.js';
import { RuleBookResolver } from './graphql/rule-book.resolver.js';
import { EventQueries } from './persistence/event.queries.js';

const repositories = (tx: Transaction): ClearancesTx => ({
  places: new PgConfirmedPlaces(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

/** The safeguarding rules at work: facts gathered, decisions kept, and taken again when the facts have changed. */
@Global()
@Module({
  providers: [
    { provide: ClearanceFacts, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new ClearanceFacts(reads) },
    {
      provide: RecheckClearances,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts) =>
        new RecheckClearances(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
    },
    {
      provide: RecheckAfterEvent,
      inject: [ScopedReads, RecheckClearances],
      useFactory: (reads: ScopedReads, recheck: RecheckClearances) =>
        new RecheckAfterEvent(new EventQueries(reads), recheck),
    },
    RuleBookResolver,
  ],
  exports: [ClearanceFacts, RecheckAfterEvent, RecheckClearances],
})
export class ClearancesModule {}
