export * from './clock.js';
export * from './ids.js';
export * from './invariant.js';
export * from './local-date.js';
export * from './page.js';
export * from './problem.js';
export * from './roles.js';
export * from './transitions.js';
