export * from './break-glass.module.js';
