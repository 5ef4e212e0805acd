export * from './application/send-team-invitation.use-case.js';
export * from './domain/problems.js';
export * from './teams.module.js';
