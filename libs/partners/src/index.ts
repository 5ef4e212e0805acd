export * from './domain/partnership.js';
export * from './partners.module.js';
