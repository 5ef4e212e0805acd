import { Module, type FactoryProvider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClearanceFacts } from '#clearances';
import type { Surroundings } from '#kernel';
import { SlotPlaces } from '#opportunities';
import { ScopedReads, SURROUNDINGS, unitOfWork, useCases, type Transaction } from '#platform';
import { WalkAndRoughEstimate, type TravelTimeProvider } from '#travel';
import { CreateRound } from './application/create-round.use-case.js';
import { ListApplications } from './application/list-applications.js';
import { ListPlacementOptions } from './application/list-placement-options.js';
import { MoveRound } from './application/move-round.use-case.js';
import type { RoundsTx } from './application/ports.js';
import { ProposeRound } from './application/propose-round.use-case.js';
import { PublishRound } from './application/publish-round.use-case.js';
import { RankApplications } from './application/rank-applications.use-case.js';
import { ReadEligibility } from './application/read-eligibility.js';
import { SubmitApplication } from './application/submit-application.use-case.js';
import { WithdrawApplication } from './application/withdraw-application.use-case.js';
import { ApplicationResolver } from './graphql/application.resolver.js';
import { OutcomeResolver } from './graphql/outcome.resolver.js';
import { ProposalResolver } from './graphql/proposal.resolver.js';
import { RoundResolver } from './graphql/round.resolver.js';
import { PgApplications } from './persistence/application.repository.js';
import { PgChoiceReads } from './persistence/choice.queries.js';
import { PgInstances } from './persistence/instance.repository.js';
import { OutcomeQueries } from './persistence/outcome.queries.js';
import { ProposalQueries } from './persistence/proposal.queries.js';
import { PgProposals } from './persistence/proposal.repository.js';
import { RoundQueries } from './persistence/round.queries.js';
import { PgRounds } from './persistence/round.repository.js';
import { seededDraw } from './persistence/seeded-draw.js';

const repositories = (tx: Transaction): RoundsTx => ({
  rounds: new PgRounds(tx),
  applications: new PgApplications(tx),
  instances: new PgInstances(tx),
  proposals: new PgProposals(tx),
  slotPlaces: new SlotPlaces(tx),
  outbox: tx.outbox,
});

/** The token of the travel times that rounds reckon with. */
export const TRAVEL_TIMES = Symbol('TravelTimes');

const plainUseCases = [MoveRound, PublishRound, RankApplications, WithdrawApplication];

/** Use cases that need more of the world than clock and ids. */
const askingUseCases: FactoryProvider[] = [
  {
    provide: CreateRound,
    inject: [DataSource, SURROUNDINGS],
    useFactory: (dataSource: DataSource, surroundings: Surroundings) =>
      new CreateRound(unitOfWork(dataSource, surroundings, repositories), surroundings, seededDraw),
  },
  {
    provide: SubmitApplication,
    inject: [DataSource, SURROUNDINGS, ClearanceFacts],
    useFactory: (dataSource: DataSource, surroundings: Surroundings, facts: ClearanceFacts) =>
      new SubmitApplication(unitOfWork(dataSource, surroundings, repositories), surroundings, facts),
  },
  {
    provide: ProposeRound,
    inject: [DataSource, SURROUNDINGS, ReadEligibility],
    useFactory: (dataSource: DataSource, surroundings: Surroundings, eligibility: ReadEligibility) =>
      new ProposeRound(unitOfWork(dataSource, surroundings, repositories), surroundings, eligibility, seededDraw),
  },
];

const reads: FactoryProvider[] = [
  { provide: PgChoiceReads, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new PgChoiceReads(scoped) },
  { provide: RoundQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new RoundQueries(scoped) },
  { provide: OutcomeQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new OutcomeQueries(scoped) },
  { provide: ProposalQueries, inject: [ScopedReads], useFactory: (scoped: ScopedReads) => new ProposalQueries(scoped) },
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
    provide: ListPlacementOptions,
    inject: [PgChoiceReads, ReadEligibility, SURROUNDINGS],
    useFactory: (choices: PgChoiceReads, eligibility: ReadEligibility, { clock }: Surroundings) =>
      new ListPlacementOptions(choices, eligibility, clock),
  },
];

/** Rounds: students apply and rank, the coordinator has them matched, everybody is told why. */
@Module({
  providers: [
    { provide: TRAVEL_TIMES, useClass: WalkAndRoughEstimate },
    ...useCases(repositories, plainUseCases),
    ...askingUseCases,
    ...reads,
    RoundResolver,
    ApplicationResolver,
    OutcomeResolver,
    ProposalResolver,
  ],
  exports: [...plainUseCases, CreateRound, SubmitApplication, ProposeRound],
})
export class RoundsModule {}
