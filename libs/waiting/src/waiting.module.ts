import { Module, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts, PgClearances } from '#clearances';
import type { Surroundings, UnitOfWork } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { JoinWaitingList } from './application/join-waiting-list.use-case.js';
import { LeaveWaitingList } from './application/leave-waiting-list.use-case.js';
import { OfferFreePlaces } from './application/offer-free-places.use-case.js';
import { ReleaseRivals } from './application/release-rivals.use-case.js';
import type { RuleFacts, WaitingTx } from './application/ports.js';
import { WaitingResolver } from './graphql/waiting.resolver.js';
import { WaitingQueries } from './persistence/waiting.queries.js';
import { PgWaitingPlaces } from './persistence/waiting.repository.js';

const repositories = (tx: Transaction): WaitingTx => ({
  waiting: new PgWaitingPlaces(tx),
  places: new SlotPlaces(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

/** Use cases that also ask the safeguarding rules. */
type JudgedUseCase = new (work: UnitOfWork<WaitingTx>, surroundings: Surroundings, facts: RuleFacts) => object;
const judged: readonly (JudgedUseCase & Type<object>)[] = [JoinWaitingList, OfferFreePlaces];

/** Who waits for places in full slots, and how free places reach them. */
@Module({
  providers: [
    ...useCases(repositories, [LeaveWaitingList, ReleaseRivals]),
    ...judged.map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts): object =>
        new UseCase(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
    })),
    { provide: WaitingQueries, inject: [ScopedReads], useFactory: (reads: ScopedReads) => new WaitingQueries(reads) },
    WaitingResolver,
  ],
  exports: [...judged, ReleaseRivals],
})
export class WaitingModule {}
