import { Module, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings, UnitOfWork } from '#kernel';
import { CataloguePool, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { TRAVEL_TIMES, TravelModule, type TravelTimeProvider } from '#travel';
import { AddSlot } from './application/add-slot.use-case.js';
import { AddSlots } from './application/add-slots.use-case.js';
import { CancelSlot } from './application/cancel-slot.use-case.js';
import { DraftOpportunity } from './application/draft-opportunity.use-case.js';
import { EditOpportunity } from './application/edit-opportunity.use-case.js';
import { MoveOpportunity } from './application/move-opportunity.use-case.js';
import { NearAdverts } from './application/near-adverts.js';
import type { AdvertFacts, OpportunitiesTx } from './application/ports.js';
import { PlanSlots } from './application/plan-slots.use-case.js';
import { PublishOpportunity } from './application/publish-opportunity.use-case.js';
import { ListingResolver } from './graphql/listing.resolver.js';
import { OpportunityResolver } from './graphql/opportunity.resolver.js';
import { SlotPlanResolver } from './graphql/slot-plan.resolver.js';
import { PgHosts } from './persistence/host.repository.js';
import { ListingQueries } from './persistence/listing.queries.js';
import { StartingPointQueries } from './persistence/starting-point.queries.js';
import { OpportunityQueries } from './persistence/opportunity.queries.js';
import { PgOpportunities } from './persistence/opportunity.repository.js';
import { PgSlots } from './persistence/slot.repository.js';

const repositories = (tx: Transaction): OpportunitiesTx => ({
  opportunities: new PgOpportunities(tx),
  hosts: new PgHosts(tx),
  slots: new PgSlots(tx),
  outbox: tx.outbox,
});

const useCaseClasses = [DraftOpportunity, EditOpportunity, MoveOpportunity, CancelSlot];

/** Use cases that also ask the safeguarding rules. */
type JudgedUseCase = new (work: UnitOfWork<OpportunitiesTx>, surroundings: Surroundings, facts: AdvertFacts) => object;
const judgedUseCaseClasses: readonly (JudgedUseCase & Type<object>)[] = [
  PublishOpportunity,
  AddSlot,
  PlanSlots,
  AddSlots,
];

/** Adverts and their slots: written, published, found, taken down. */
@Module({
  imports: [TravelModule],
  providers: [
    ...useCases(repositories, useCaseClasses),
    ...judgedUseCaseClasses.map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts): object =>
        new UseCase(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
    })),
    {
      provide: ListingQueries,
      inject: [ScopedReads, CataloguePool],
      useFactory: (reads: ScopedReads, catalogue: CataloguePool) => new ListingQueries(reads, catalogue),
    },
    {
      provide: OpportunityQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new OpportunityQueries(reads),
    },
    {
      provide: NearAdverts,
      inject: [ScopedReads, TRAVEL_TIMES],
      useFactory: (reads: ScopedReads, travelTimes: TravelTimeProvider) =>
        new NearAdverts(new StartingPointQueries(reads), travelTimes),
    },
    OpportunityResolver,
    ListingResolver,
    SlotPlanResolver,
  ],
  exports: [...useCaseClasses, ...judgedUseCaseClasses],
})
export class OpportunitiesModule {}
