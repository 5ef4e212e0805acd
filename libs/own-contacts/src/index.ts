export * from './application/send-contact-invitation.use-case.js';
export * from './domain/own-contact.js';
export * from './own-contacts.module.js';
