export type { NearMisses, SchoolNearMiss } from './application/ports.js';
export * from './contacts.module.js';
export type { LedgerStatus } from './domain/ledger.js';
export { LedgerStatusEnum } from './graphql/contact.types.js';
export { ContactQueries } from './persistence/contact.queries.js';
