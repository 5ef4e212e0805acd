export * from './application/create-round.use-case.js';
export * from './application/keep-round-dates.use-case.js';
export * from './application/move-round.use-case.js';
export * from './application/pin-placement.use-case.js';
export * from './application/propose-round.use-case.js';
export * from './application/publish-round.use-case.js';
export * from './application/rank-applications.use-case.js';
export * from './application/rerun-after-no.use-case.js';
export * from './application/run-proposal.use-case.js';
export * from './application/submit-application.use-case.js';
export * from './application/withdraw-application.use-case.js';
export * from './domain/application.js';
export * from './domain/matching-mode.js';
export * from './domain/priority-classes.js';
export * from './domain/problems.js';
export * from './domain/proposal-run.js';
export * from './domain/round.js';
export { roundEntities } from './persistence/round.rows.js';
export { RoundsModule } from './rounds.module.js';
export { ListPlacementOptions } from './application/list-placement-options.js';
export { OutcomeResolver } from './graphql/outcome.resolver.js';
export { travelSite } from './application/way.js';
export { JourneyQueries } from './persistence/journey.queries.js';
export { applicantOf } from './application/applicant.js';
export { requireOpen } from './application/open-round.js';
export type { RoundsTx } from './application/ports.js';
export {
  AlreadyAppliedProblem,
  RoundNotOpenProblem,
  SlotNotInRoundProblem,
  TooManyChoicesProblem,
} from './graphql/problems.js';
export { roundsTx } from './rounds.module.js';
