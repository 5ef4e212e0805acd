export * from './clearances.module.js';
export * from './domain/blocked-by-rules.js';
export * from './domain/judge.js';
export { BlockedByRulesProblem, BlockingReasonType } from './graphql/problems.js';
export { ClearanceFacts } from './persistence/clearance-facts.js';
export { PgClearances, type ClearanceRecord } from './persistence/clearance.repository.js';
