export * from './application/alert-no-induction.use-case.js';
export * from './application/cover-placement-days.use-case.js';
export * from './application/note-accident-cover.use-case.js';
export * from './application/note-placement.use-case.js';
export * from './school-cover.module.js';
