import { Module, type FactoryProvider, type Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts, PgClearances } from '#clearances';
import type { Surroundings, UnitOfWork } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { newId, ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { TRAVEL_TIMES, TravelModule, type TravelTimeProvider } from '#travel';
import { AuditInterests } from './application/audit-interests.js';
import { CancelProposal } from './application/cancel-proposal.use-case.js';
import { CountReach } from './application/count-reach.use-case.js';
import { CreateRound } from './application/create-round.use-case.js';
import { KeepRoundDates } from './application/keep-round-dates.use-case.js';
import { ListApplications } from './application/list-applications.js';
import { ExplainEligibility } from './application/explain-eligibility.js';
import { ListPlacementOptions } from './application/list-placement-options.js';
import { MakeProposal } from './application/make-proposal.js';
import { MoveRound } from './application/move-round.use-case.js';
import { PinPlacement } from './application/pin-placement.use-case.js';
import type { RoundsTx, RuleFacts } from './application/ports.js';
import { ProposeRound } from './application/propose-round.use-case.js';
import { PublishRound } from './application/publish-round.use-case.js';
import { RankApplications } from './application/rank-applications.use-case.js';
import { ReadEligibility } from './application/read-eligibility.js';
import { RerunAfterNo } from './application/rerun-after-no.use-case.js';
import { RunProposal } from './application/run-proposal.use-case.js';
import { SetRoundTerms } from './application/set-round-terms.use-case.js';
import { SetRoundWishes } from './application/set-round-wishes.use-case.js';
import { SubmitApplication } from './application/submit-application.use-case.js';
import { UnpinPlacement } from './application/unpin-placement.use-case.js';
import { WithinReach } from './application/within-reach.js';
import { WithdrawApplication } from './application/withdraw-application.use-case.js';
import { ApplicationResolver } from './graphql/application.resolver.js';
import { EligibilityResolver } from './graphql/eligibility.resolver.js';
import { InterestAuditResolver } from './graphql/interest-audit.resolver.js';
import {
  ApplicationJourneyResolver,
  JourneyResolver,
  PlacementOptionJourneyResolver,
} from './graphql/journey.resolver.js';
import { OutcomeResolver } from './graphql/outcome.resolver.js';
import { PinResolver } from './graphql/pin.resolver.js';
import { ProposalRunResolver } from './graphql/proposal-run.resolver.js';
import { OverDemandedGroupResolver, ProposalResolver } from './graphql/proposal.resolver.js';
import { ReachResolver } from './graphql/reach.resolver.js';
import { RoundWishResolver } from './graphql/round-wish.resolver.js';
import { RoundResolver } from './graphql/round.resolver.js';
import { PgApplications } from './persistence/application.repository.js';
import { PgAdvertReads } from './persistence/advert.queries.js';
import { PgChoiceReads } from './persistence/choice.queries.js';
import { ComparisonQueries } from './persistence/comparison.queries.js';
import { PgInstances } from './persistence/instance.repository.js';
import { JourneyQueries } from './persistence/journey.queries.js';
import { InterestAuditQueries } from './persistence/interest-audit.queries.js';
import { OutcomeQueries } from './persistence/outcome.queries.js';
import { PinQueries } from './persistence/pin.queries.js';
import { PgPins } from './persistence/pin.repository.js';
import { ProposalRunQueries } from './persistence/proposal-run.queries.js';
import { PgProposalRuns } from './persistence/proposal-run.repository.js';
import { ProposalQueries } from './persistence/proposal.queries.js';
import { PgProposals } from './persistence/proposal.repository.js';
import { RoundWishQueries } from './persistence/round-wish.queries.js';
import { PgRoundWishes } from './persistence/round-wish.repository.js';
import { RoundQueries } from './persistence/round.queries.js';
import { PgRounds } from './persistence/round.repository.js';
import { seededDraw } from './persistence/seeded-draw.js';

/** What use cases work with, also those of others that go on within theirs. */
export const roundsTx = (tx: Transaction): RoundsTx => ({
  rounds: new PgRounds(tx),
  applications: new PgApplications(tx),
  wishes: new PgRoundWishes(tx),
  pins: new PgPins(tx),
  instances: new PgInstances(tx),
  runs: new PgProposalRuns(tx),
  proposals: new PgProposals(tx),
  slotPlaces: new SlotPlaces(tx),
  clearances: new PgClearances(tx, newId),
  outbox: tx.outbox,
});

const plainUseCases = [
  CancelProposal,
  KeepRoundDates,
  MoveRound,
  ProposeRound,
  RankApplications,
  SetRoundTerms,
  SetRoundWishes,
  UnpinPlacement,
  WithdrawApplication,
];

/** Use cases that also ask the safeguarding rules, and nothing else. */
type JudgedUseCase = new (work: UnitOfWork<RoundsTx>, surroundings: Surroundings, facts: RuleFacts) => object;
const judgedUseCases: readonly (JudgedUseCase & Type<object>)[] = [PinPlacement, PublishRound, RerunAfterNo];

/** Use cases that need more of the world than clock and ids. */
const askingUseCases: FactoryProvider[] = [
  {
    provide: CreateRound,
    inject: [DataSource, SURROUNDINGS],
    useFactory: (dataSource: DataSource, surroundings: Surroundings) =>
      new CreateRound(unitOfWork(dataSource, surroundings, roundsTx), surroundings, seededDraw),
  },
  {
    provide: SubmitApplication,
    inject: [DataSource, SURROUNDINGS, ClearanceFacts, JourneyQueries, TRAVEL_TIMES],
    useFactory: (
      dataSource: DataSource,
      surroundings: Surroundings,
      facts: ClearanceFacts,
      ways: JourneyQueries,
      travelTimes: TravelTimeProvider,
    ) =>
      new SubmitApplication(
        unitOfWork(dataSource, surroundings, roundsTx),
        surroundings,
        facts,
        new WithinReach(ways, travelTimes),
      ),
  },
  ...judgedUseCases.map((UseCase) => ({
    provide: UseCase,
    inject: [DataSource, SURROUNDINGS, ClearanceFacts],
    useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts): object =>
      new UseCase(unitOfWork(dataSource, surroundings, roundsTx), surroundings, facts),
  })),
  {
    provide: CountReach,
    inject: [DataSource, SURROUNDINGS, TRAVEL_TIMES],
    useFactory: (dataSource: DataSource, surroundings: Surroundings, travelTimes: TravelTimeProvider) =>
      new CountReach(unitOfWork(dataSource, surroundings, roundsTx), surroundings, travelTimes),
  },
  {
    provide: RunProposal,
    inject: [DataSource, SURROUNDINGS, ReadEligibility],
    useFactory: (dataSource: DataSource, surroundings: Surroundings, eligibility: ReadEligibility) =>
      new RunProposal(
        unitOfWork(dataSource, surroundings, roundsTx),
        surroundings,
        new MakeProposal(surroundings, eligibility, seededDraw),
      ),
  },
];

const reads: FactoryProvider[] = [
  { provide: PgChoiceReads, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new PgChoiceReads(scoped) },
  { provide: JourneyQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new JourneyQueries(scoped) },
  { provide: RoundQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new RoundQueries(scoped) },
  { provide: OutcomeQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new OutcomeQueries(scoped) },
  { provide: ProposalQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new ProposalQueries(scoped) },
  {
    provide: ProposalRunQueries,
    inject: [ScopedReads],
    useFactory: (scoped: ScopedReads) => new ProposalRunQueries(scoped),
  },
  {
    provide: ComparisonQueries,
    inject: [ScopedReads],
    useFactory: (scoped: ScopedReads) => new ComparisonQueries(scoped),
  },
  { provide: PinQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new PinQueries(scoped) },
  {
    provide: RoundWishQueries,
    inject: [ScopedReads],
    useFactory: (scoped: ScopedReads) => new RoundWishQueries(scoped),
  },
  {
    provide: ReadEligibility,
    inject: [ClearanceFacts, TRAVEL_TIMES],
    useFactory: (facts: ClearanceFacts, travelTimes: TravelTimeProvider) => new ReadEligibility(facts, travelTimes),
  },
  {
    provide: ListApplications,
    inject: [PgChoiceReads, TRAVEL_TIMES],
    useFactory: (choices: PgChoiceReads, travelTimes: TravelTimeProvider) => new ListApplications(choices, travelTimes),
  },
  {
    provide: AuditInterests,
    inject: [ScopedReads],
    useFactory: (scoped: ScopedReads) => new AuditInterests(new InterestAuditQueries(scoped)),
  },
  {
    provide: ExplainEligibility,
    inject: [ScopedReads, ReadEligibility, SURROUNDINGS],
    useFactory: (scoped: ScopedReads, eligibility: ReadEligibility, { clock }: Surroundings) =>
      new ExplainEligibility(new PgAdvertReads(scoped), eligibility, clock),
  },
  {
    provide: ListPlacementOptions,
    inject: [PgChoiceReads, ReadEligibility, SURROUNDINGS],
    useFactory: (choices: PgChoiceReads, eligibility: ReadEligibility, { clock }: Surroundings) =>
      new ListPlacementOptions(choices, eligibility, clock),
  },
];

/** Rounds: students apply and rank, the coordinator has them matched, everybody is told why. */
@Module({
  imports: [TravelModule],
  providers: [
    ...useCases(roundsTx, plainUseCases),
    ...askingUseCases,
    ...reads,
    RoundResolver,
    ApplicationResolver,
    EligibilityResolver,
    InterestAuditResolver,
    ApplicationJourneyResolver,
    JourneyResolver,
    PlacementOptionJourneyResolver,
    OutcomeResolver,
    OverDemandedGroupResolver,
    PinResolver,
    ProposalResolver,
    ProposalRunResolver,
    ReachResolver,
    RoundWishResolver,
  ],
  exports: [...plainUseCases, ...judgedUseCases, CreateRound, RunProposal, SubmitApplication],
})
export class RoundsModule {}
