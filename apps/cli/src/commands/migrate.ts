import { migrate, type DatabaseUrls } from '#platform';
import type { Command } from './command.js';

/** Brings the deployed database to the newest schema and makes the logins that the services use. */
export const migrateCommand: Command = {
  summary: 'bring the database to the newest schema (MIGRATION_DATABASE_URL, DATABASE_URL, CATALOGUE_DATABASE_URL)',
  async run() {
    const applied = await migrate(urlsFrom(process.env));
    process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`);
  },
};

function urlsFrom(env: NodeJS.ProcessEnv): DatabaseUrls {
  const { MIGRATION_DATABASE_URL: owner, DATABASE_URL: service, CATALOGUE_DATABASE_URL: catalogue } = env;
  if (!owner || !service || !catalogue) {
    throw new Error(
      'MIGRATION_DATABASE_URL (the owner), DATABASE_URL (the service) and CATALOGUE_DATABASE_URL have to be set.',
    );
  }
  return { owner, service, catalogue };
}
