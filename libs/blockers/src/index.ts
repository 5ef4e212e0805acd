export * from './blockers.module.js';
export * from './application/note-blockers.use-case.js';
