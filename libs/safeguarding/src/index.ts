export * from './contact-days.js';
export * from './contact-details.js';
export * from './decide.js';
export * from './facts.js';
export * from './render-rule-book.js';
export * from './rule.js';
export * from './rule-book.js';
