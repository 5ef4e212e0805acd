export * from './suspensions.module.js';
