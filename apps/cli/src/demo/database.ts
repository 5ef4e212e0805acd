import pg from 'pg';
import { deriveDatabaseUrls, migrate, onDatabase, type DatabaseUrls } from '#platform';
import { developmentOwnerUrl } from '#development';

const databaseName = 'foothold';

/** Brings up a database for the demo: the server of DATABASE_URL, or the embedded one with a database of its own; migrated. */
export async function openDemoDatabase(env: NodeJS.ProcessEnv): Promise<DatabaseUrls> {
  const serverUrl = await developmentOwnerUrl(env);
  const urls = deriveDatabaseUrls(serverUrl);
  const isEmbedded = !env['DATABASE_URL'];
  if (isEmbedded) await createDatabase(urls.owner);
  const own = isEmbedded ? onDatabase(urls, databaseName) : urls;
  await migrate(own);
  return own;
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await admin.query(`create database ${databaseName}`);
  } finally {
    await admin.end();
  }
}

/** The issuer that the people in this database sign in with; `undefined` while there is nobody. */
export async function issuerInUse(ownerUrl: string): Promise<string | undefined> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  try {
    const { rows } = await owner.query<{ issuer: string }>(
      'select issuer from account order by created_at, id limit 1',
    );
    return rows[0]?.issuer;
  } finally {
    await owner.end();
  }
}
