export * from './application/mark-messages-read.use-case.js';
export * from './application/send-message.use-case.js';
export * from './domain/allowance.js';
export * from './domain/message.js';
export * from './domain/private-ways.js';
export * from './domain/problems.js';
export * from './domain/thread.js';
export * from './messages.module.js';
