export {
  developmentClientId,
  developmentGrantType,
  requestDevelopmentToken,
  startDevelopmentIssuer,
  type DevelopmentIssuer,
  type DevelopmentIssuerOptions,
} from './development-issuer.js';
export { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
export {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export { startMailCatcher, type CaughtMail, type MailCatcher } from './mail-catcher.js';
export * from './owner-url.js';
