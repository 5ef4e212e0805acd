export * from './access/index.js';
export * from './database/index.js';
export * from './graphql/index.js';
export * from './jobs/index.js';
export * from './new-id.js';
export * from './platform.module.js';
export * from './use-cases.js';
export * from './http/answer-if-changed.js';
