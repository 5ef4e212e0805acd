export * from './application/publish-head.use-case.js';
export * from './application/seal-trail.use-case.js';
export * from './audit.module.js';
export * from './domain/chain.js';
export * from './domain/fault.js';
export * from './domain/head.js';
export * from './persistence/head-file.js';
export * from './persistence/trail-reader.js';
