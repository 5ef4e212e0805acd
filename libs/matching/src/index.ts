export * from './fair/allocate-fairly.js';
export * from './fair/deferred-acceptance.js';
export * from './fair/market.js';
export * from './instance/allocation-instance.js';
export * from './fair/fair-result.js';
export * from './instance/lottery.js';
export * from './instance/matching-input-error.js';
export * from './verify/verify-fair.js';
export type { Violation, ViolationKind } from './verify/violation.js';
