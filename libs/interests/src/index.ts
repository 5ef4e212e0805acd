export * from './interest-fit.js';
export * from './job-categories.js';
export * from './profile-of-categories.js';
export * from './riasec-profile.js';
