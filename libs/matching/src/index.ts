export * from './allocate-fairly.js';
export * from './deferred-acceptance.js';
export * from './fair-instance.js';
export * from './fair-result.js';
export * from './lottery.js';
export * from './matching-input-error.js';
export * from './verify/verify-fair.js';
export type { Violation, ViolationKind } from './verify/violation.js';
