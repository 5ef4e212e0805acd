export * from './application-forms.module.js';
export * from './domain/application-form.js';
export * from './domain/host-answer.js';
export * from './domain/sheet.js';
