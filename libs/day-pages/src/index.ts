export * from './application/confirm-talk.use-case.js';
export * from './application/make-day-page.js';
export * from './application/post-day-page.use-case.js';
export * from './application/send-day-page.use-case.js';
export * from './day-pages.module.js';
export * from './domain/day-page.js';
export * from './domain/talk.js';
export { dayPageHtml } from './rendering/day-page-html.js';
