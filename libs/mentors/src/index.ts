export * from './application/watch-mentor-checks.use-case.js';
export * from './domain/mentor.js';
export * from './domain/mentor-clearance.js';
export * from './mentors.module.js';
export { MentorQueries } from './persistence/mentor.queries.js';
