export * from './domain/activity.js';
export * from './ledger.module.js';
export * from './persistence/activities-sql.js';
export { LedgerResolver } from './graphql/ledger.resolver.js';
