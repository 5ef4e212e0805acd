export * from './builders.js';
export * from './client.js';
export * from './connection-cutter.js';
export * from './employer-builders.js';
export { requestDevelopmentToken } from './sign-in.js';
export * from './surroundings.js';
export * from './tampered-statements.js';
export * from './schema-walk.js';
export { until } from './until.js';
