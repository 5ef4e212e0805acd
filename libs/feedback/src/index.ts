export * from './domain/skills.js';
export * from './feedback.module.js';
export { SkillEnum } from './graphql/enums.js';
