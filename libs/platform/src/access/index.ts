export * from './access.guard.js';
export * from './marks.js';
export * from './operations.js';
export * from './refused.js';
export * from './request-context.js';
export * from './security-log.js';
export * from './sensitive.js';
export * from './team-rights.js';
