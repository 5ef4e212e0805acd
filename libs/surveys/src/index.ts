export * from './domain/exit-survey.js';
export * from './surveys.module.js';
