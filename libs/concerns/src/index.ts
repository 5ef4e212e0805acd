export * from './application/keep-concern.js';
export type { Concerns, KeepingTx } from './application/ports.js';
export * from './application/raise-concern.use-case.js';
export * from './application/remind-of-allegations.use-case.js';
export * from './application/tell-safeguarding-lead.js';
export * from './concerns.module.js';
export * from './domain/concern.js';
export * from './domain/words-of-concern.js';
export * from './persistence/concern.repository.js';
