export * from './answers.module.js';
export * from './application/pause-silent-employers.use-case.js';
