export * from './application/lift-block.use-case.js';
export * from './application/restore-block.use-case.js';
export * from './domain/lifting.js';
export * from './domain/problems.js';
export * from './liftings.module.js';
