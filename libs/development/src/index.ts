export * from '../../platform/src/development/index.js';
