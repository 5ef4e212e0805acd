export * from './application/deliver-event.use-case.js';
export * from './application/letters.use-cases.js';
export * from './application/send-mail-code.use-case.js';
export * from './application/set-my-mail.use-cases.js';
export * from './domain/letter-words.js';
export * from './domain/problems.js';
export * from './notifications.module.js';
