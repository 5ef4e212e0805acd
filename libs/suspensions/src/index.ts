export * from './application/escalate-suspensions.use-case.js';
export * from './application/place-suspension.js';
export type { Suspensions, SuspensionsTx } from './application/ports.js';
export * from './domain/suspension.js';
export * from './persistence/suspension.repository.js';
export * from './suspensions.module.js';
export * from './domain/suspension.js';
