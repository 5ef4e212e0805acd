import { Module, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts, PgClearances } from '#clearances';
import type { Surroundings, UnitOfWork } from '#kernel';
import { CataloguePool, newId, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { TRAVEL_TIMES, TravelModule, type TravelTimeProvider } from '#travel';
import { AddSlot } from './application/add-slot.use-case.js';
import { AddSlots } from './application/add-slots.use-case.js';
import { ApproveOpportunity } from './application/approve-opportunity.use-case.js';
import { SetSlotCapacity } from './application/set-slot-capacity.use-case.js';
import { CancelSlot } from './application/cancel-slot.use-case.js';
import { CloseAdvertReport } from './application/close-advert-report.use-case.js';
import { ConfirmAdvert } from './application/confirm-advert.use-case.js';
import { DraftOpportunity } from './application/draft-opportunity.use-case.js';
import { DuplicateOpportunity } from './application/duplicate-opportunity.use-case.js';
import { EditOpportunity } from './application/edit-opportunity.use-case.js';
import { KeepAdvertCalendar } from './application/keep-advert-calendar.use-case.js';
import { MoveOpportunity } from './application/move-opportunity.use-case.js';
import { CountUnmetSearch } from './application/count-unmet-search.use-case.js';
import { FindAdverts } from './application/find-adverts.js';
import type { FindingTx } from './application/finding-ports.js';
import { KeptReach } from './application/kept-reach.js';
import { OpenAdverts } from './application/open-adverts.js';
import { ReadAdvert } from './application/read-advert.js';
import { ReachOfAdverts } from './application/reach-of-adverts.js';
import type { AdvertFacts, OpportunitiesTx } from './application/ports.js';
import { PlanSlots } from './application/plan-slots.use-case.js';
import { PublishOpportunity } from './application/publish-opportunity.use-case.js';
import { RenewOpportunity } from './application/renew-opportunity.use-case.js';
import { ReportAdvert } from './application/report-advert.use-case.js';
import { ReturnOpportunity } from './application/return-opportunity.use-case.js';
import { AdvertLifeResolver } from './graphql/advert-life.resolver.js';
import {
  CatalogueFactsResolver,
  ListingFactsResolver,
  OpenSlotTermsResolver,
} from './graphql/listed-facts.resolver.js';
import { ListingResolver } from './graphql/listing.resolver.js';
import { ModerationResolver } from './graphql/moderation.resolver.js';
import { OpportunityResolver } from './graphql/opportunity.resolver.js';
import { SlotPlanResolver } from './graphql/slot-plan.resolver.js';
import { UnmetDemandResolver } from './graphql/unmet-demand.resolver.js';
import { FacetQueries } from './persistence/facet.queries.js';
import { AdvertReportQueries } from './persistence/advert-report.queries.js';
import { PgAdvertReports } from './persistence/advert-report.repository.js';
import { ClaimsOfAdvert } from './persistence/claims-of-advert.js';
import { PgHosts } from './persistence/host.repository.js';
import { ListedFactQueries } from './persistence/listed-facts.queries.js';
import { ListingQueries } from './persistence/listing.queries.js';
import { InterestQueries, StartingPointQueries } from './persistence/starting-point.queries.js';
import { OpportunityQueries } from './persistence/opportunity.queries.js';
import { PgOpportunities } from './persistence/opportunity.repository.js';
import { ReaderQueries } from './persistence/reader.queries.js';
import { PgSlots } from './persistence/slot.repository.js';
import { PgUnmetSearches, UnmetDemandQueries } from './persistence/unmet-search.js';

/** What the use cases of adverts work with, in a transaction: also for a feature that runs one of them inside a unit of work of its own. */
export const opportunityRepositories = (tx: Transaction): OpportunitiesTx => ({
  opportunities: new PgOpportunities(tx),
  hosts: new PgHosts(tx),
  slots: new PgSlots(tx),
  claims: new ClaimsOfAdvert(tx),
  reports: new PgAdvertReports(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

const findingRepositories = (tx: Transaction): FindingTx => ({ unmetSearches: new PgUnmetSearches(tx) });

const useCaseClasses = [
  DraftOpportunity,
  EditOpportunity,
  MoveOpportunity,
  ConfirmAdvert,
  DuplicateOpportunity,
  RenewOpportunity,
  ReturnOpportunity,
  ReportAdvert,
  CancelSlot,
  SetSlotCapacity,
];

/** Use cases that also ask the safeguarding rules. */
type JudgedUseCase = new (work: UnitOfWork<OpportunitiesTx>, surroundings: Surroundings, facts: AdvertFacts) => object;
const judgedUseCaseClasses: readonly (JudgedUseCase & Type<object>)[] = [
  PublishOpportunity,
  ApproveOpportunity,
  CloseAdvertReport,
  AddSlot,
  PlanSlots,
  AddSlots,
];

/** Adverts and their slots: written, published, found, taken down. */
@Module({
  imports: [TravelModule],
  providers: [
    ...useCases(opportunityRepositories, useCaseClasses),
    ...judgedUseCaseClasses.map((UseCase) => ({
      provide: UseCase,
      inject: [DataSource, SURROUNDINGS, ClearanceFacts],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts): object =>
        new UseCase(unitOfWork(dataSource, surroundings, opportunityRepositories), surroundings, facts),
    })),
    ...useCases(findingRepositories, [CountUnmetSearch]),
    ...[ListingQueries, FacetQueries, ListedFactQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads, CataloguePool],
      useFactory: (reads: ScopedReads, catalogue: CataloguePool): object => new Queries(reads, catalogue),
    })),
    ...[OpportunityQueries, UnmetDemandQueries].map((Queries) => ({
      provide: Queries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads): object => new Queries(reads),
    })),
    {
      provide: OpenAdverts,
      inject: [ListingQueries, ScopedReads, TRAVEL_TIMES, SURROUNDINGS],
      useFactory: (
        listings: ListingQueries,
        reads: ScopedReads,
        travelTimes: TravelTimeProvider,
        { clock }: Surroundings,
      ) => new OpenAdverts(listings, new ReaderQueries(reads), new KeptReach(travelTimes, clock), clock),
    },
    {
      provide: FindAdverts,
      inject: [ListingQueries, OpenAdverts, FacetQueries, ScopedReads, TRAVEL_TIMES, CountUnmetSearch, SURROUNDINGS],
      useFactory: (
        listings: ListingQueries,
        open: OpenAdverts,
        facets: FacetQueries,
        reads: ScopedReads,
        travelTimes: TravelTimeProvider,
        unmet: CountUnmetSearch,
        { clock }: Surroundings,
      ): FindAdverts => {
        const reach = new ReachOfAdverts(new StartingPointQueries(reads), travelTimes);
        return new FindAdverts(listings, open, facets, reach, new InterestQueries(reads), unmet, clock);
      },
    },
    {
      provide: ReadAdvert,
      inject: [OpportunityQueries, OpenAdverts, SURROUNDINGS],
      useFactory: (adverts: OpportunityQueries, open: OpenAdverts, { clock }: Surroundings) =>
        new ReadAdvert(adverts, open, clock),
    },
    UnmetDemandResolver,
    {
      provide: KeepAdvertCalendar,
      inject: [DataSource, SURROUNDINGS, PublishOpportunity],
      useFactory: (dataSource: DataSource, surroundings: Surroundings, publish: PublishOpportunity) =>
        new KeepAdvertCalendar(unitOfWork(dataSource, surroundings, opportunityRepositories), surroundings, publish),
    },
    {
      provide: AdvertReportQueries,
      inject: [ScopedReads],
      useFactory: (reads: ScopedReads) => new AdvertReportQueries(reads),
    },
    OpportunityResolver,
    AdvertLifeResolver,
    ModerationResolver,
    ListingResolver,
    ListingFactsResolver,
    CatalogueFactsResolver,
    OpenSlotTermsResolver,
    SlotPlanResolver,
  ],
  exports: [OpenAdverts, FindAdverts, ...useCaseClasses, ...judgedUseCaseClasses, KeepAdvertCalendar],
})
export class OpportunitiesModule {}
