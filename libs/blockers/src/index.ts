export * from './blockers.module.js';
