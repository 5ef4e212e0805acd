export * from './application/request-permission.use-case.js';
export * from './application/send-guardian-link.use-case.js';
export * from './application/set-guardians.use-case.js';
export * from './domain/guardian.js';
export * from './domain/guardian-link.js';
export * from './domain/problems.js';
export * from './guardians.module.js';
