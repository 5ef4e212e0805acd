export * from './domain/skills.js';
export * from './feedback.module.js';
