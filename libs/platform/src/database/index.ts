export * from './audit-entry.js';
export * from './catalogue.js';
export * from './database-urls.js';
export * from './migrate.js';
export { migrations } from './migrations/index.js';
export * from './reads.js';
export * from './runtime-role.js';
export * from './statement.js';
export * from './unit-of-work.js';
