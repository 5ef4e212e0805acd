import { startEmbeddedPostgres } from './embedded-postgres.js';

/**
 * The owner's URL of the database server to work with: the one given in DATABASE_URL, or the embedded server, started if it is not up.
 * Throws `EmbeddedPostgresUnavailable` where that cannot run.
 */
export async function developmentOwnerUrl(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['DATABASE_URL'];
  return given !== undefined && given !== '' ? given : (await startEmbeddedPostgres()).adminUrl;
}
