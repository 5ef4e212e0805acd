export * from './features.js';
export * from './service.js';
export * from './resolvers.js';
