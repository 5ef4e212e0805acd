export { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
export {
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
