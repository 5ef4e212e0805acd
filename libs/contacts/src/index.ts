export * from './contacts.module.js';
