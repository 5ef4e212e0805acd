export * from './accidents.module.js';
export * from './application/watch-accidents.use-case.js';
export * from './domain/accident.js';
export * from './domain/duties.js';
