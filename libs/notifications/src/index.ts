export * from './application/deliver-event.use-case.js';
export * from './notifications.module.js';
