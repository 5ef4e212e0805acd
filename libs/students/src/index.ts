export * from './application/answer-interest-statements.use-case.js';
export * from './application/import-students.use-case.js';
export * from './application/set-my-interests.use-case.js';
export * from './domain/student.js';
export * from './students.module.js';
