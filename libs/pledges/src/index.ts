export * from './application/set-pledge.use-case.js';
export * from './domain/pledge.js';
export * from './domain/quarter.js';
export * from './pledges.module.js';
export { PledgeResolver } from './graphql/pledge.resolver.js';
