export * from './entitlement.js';
export * from './hours.js';
export * from './shares.js';
export * from './suppression.js';
export * from './wilson.js';
