export * from './application/make-safeguarding-digests.use-case.js';
export * from './application/raise-alarms.use-case.js';
export * from './domain/alarm-rule.js';
export * from './domain/safeguarding-digest.js';
export * from './oversight.module.js';
