export * from './application/join-waiting-list.use-case.js';
export * from './application/offer-free-places.use-case.js';
export * from './domain/problems.js';
export * from './domain/waiting-place.js';
export * from './waiting.module.js';
export * from './application/release-rivals.use-case.js';
