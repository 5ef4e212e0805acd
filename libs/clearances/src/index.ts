export * from './clearances.module.js';
export * from './domain/blocked-by-rules.js';
export * from './domain/judge.js';
export * from './domain/warnings.js';
export { inputHashOf, standing, type LiftedPlace } from './domain/lifting-of-place.js';
export * from './domain/open-days.js';
export * from './domain/placement-terms.js';
export {
  BlockedByRulesProblem,
  BlockingReasonType,
  BlockLiftingType,
  LifterEnum,
  WarningAnswerInput,
  WarningsUnansweredProblem,
} from './graphql/problems.js';
export { ClearanceType, toClearance, type KeptDecision } from './graphql/clearance.types.js';
export { ClearanceFacts } from './persistence/clearance-facts.js';
export type { ClearanceRecord, ClearedId } from './domain/clearance-record.js';
export { hashOfFacts } from './domain/clearance-record.js';
export { recheckAfter } from './domain/inputs-of-rules.js';
export { EventQueries } from './persistence/event.queries.js';
export { clearancesText, insertClearances } from './persistence/clearance-sql.js';
export { PgClearances } from './persistence/clearance.repository.js';
export * from './application/gather-facts.js';
export type { ClearanceBook, Events, FactsOfPlaces, JudgedPlace, NotedOfVisit } from './application/ports.js';
export * from './application/go-on-though-warned.js';
export * from './application/recheck-after-event.use-case.js';
export * from './application/recheck-clearances.use-case.js';
export { answeredSql } from './persistence/answered-sql.js';
export { answersSql, PgPlacementTerms, termsSql } from './persistence/placement-terms.repository.js';
export * from './domain/hosted-slot.js';
export { isHostOf, partnersOf, plannedOf, setRotaOf, youngestComing } from './persistence/rota-sql.js';
