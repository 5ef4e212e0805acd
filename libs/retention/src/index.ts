export * from './application/run-retention.use-case.js';
export * from './domain/report.js';
export * from './domain/retention-table.js';
export * from './retention.module.js';
