export * from './application/move-review.use-case.js';
export * from './application/write-review.use-case.js';
export * from './domain/half-term.js';
export * from './domain/problems.js';
export * from './domain/review.js';
export * from './reviews.module.js';
