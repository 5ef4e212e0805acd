export * from './application/watch-files.use-case.js';
export * from './departures.module.js';
export * from './domain/departure.js';
