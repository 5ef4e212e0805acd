export * from './application/make-safeguarding-digests.use-case.js';
export * from './domain/safeguarding-digest.js';
export * from './oversight.module.js';
