export * from './application/answer-need.use-case.js';
export * from './application/expire-needs.use-case.js';
export * from './application/post-need.use-case.js';
export * from './domain/need-answer.js';
export * from './domain/need.js';
export * from './needs.module.js';
