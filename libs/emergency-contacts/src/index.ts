export * from './domain/emergency-contact.js';
export * from './domain/window.js';
export * from './emergency-contacts.module.js';
