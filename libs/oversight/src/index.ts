export * from './application/make-safeguarding-digests.use-case.js';
export * from './application/make-unplaced-reports.use-case.js';
export * from './application/raise-alarms.use-case.js';
export * from './domain/alarm-rule.js';
export * from './domain/safeguarding-digest.js';
export * from './domain/unplaced-report.js';
export * from './oversight.module.js';
