export * from './chosen-mail.js';
export * from './letter.js';
export * from './link-token.js';
export * from './mail.module.js';
export * from './mail-settings.js';
export * from './notify-mail.js';
