import pg from 'pg';
import PgBoss from 'pg-boss';
import { DataSource } from 'typeorm';
import type { DatabaseUrls } from './database-urls.js';
import { migrations } from './migrations/index.js';
import { queueNames, queueSchema, queueTerms } from '../jobs/queues.js';

/**
 * Brings a database to the newest schema: the two group roles that the policies speak of, the login roles named in the URLs, every
 * pending migration (each in its own transaction) and the job queue's tables. Safe to run again; two at once wait for each other.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(urls: DatabaseUrls): Promise<string[]> {
  const owner = new DataSource({
    type: 'postgres',
    url: urls.owner,
    migrations,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    extra: { max: 2 },
  });
  await owner.initialize();
  const lock = owner.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('foothold migrate'))`);
    await createRoles(lock.query.bind(lock), urls);
    const applied = await owner.runMigrations();
    await createQueues(urls.owner);
    await grantSchemas(lock.query.bind(lock));
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query(`select pg_advisory_unlock(hashtext('foothold migrate'))`).catch(() => undefined);
    await lock.release();
    await owner.destroy();
  }
}

type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>;

/** Roles belong to the whole server, so another database's migration may make them at this very moment: that one's success is ours. */
async function createRoles(query: Query, urls: DatabaseUrls): Promise<void> {
  for (const group of ['foothold_service', 'foothold_public']) await createRole(query, group, 'nologin');
  await createLogin(query, urls.service, 'foothold_service');
  await createLogin(query, urls.catalogue, 'foothold_public');
}

async function createRole(query: Query, role: string, attributes: string): Promise<void> {
  await query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = ${pg.escapeLiteral(role)}) then
        create role ${pg.escapeIdentifier(role)} ${attributes};
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`);
}

async function createLogin(query: Query, href: string, group: string): Promise<void> {
  const { username, password } = new URL(href);
  const role = pg.escapeIdentifier(decodeURIComponent(username));
  await createRole(query, decodeURIComponent(username), 'login nosuperuser nocreatedb nocreaterole nobypassrls');
  await retryConcurrentUpdate(() =>
    query(`alter role ${role} password ${pg.escapeLiteral(decodeURIComponent(password))}`),
  );
  await retryConcurrentUpdate(() => query(`grant ${pg.escapeIdentifier(group)} to ${role}`));
}

/** Two sessions altering one role collide in the catalogue ("tuple concurrently updated"); the second simply tries again. */
async function retryConcurrentUpdate(step: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await step();
      return;
    } catch (error) {
      if (attempt === 5 || !String(error).includes('concurrently updated')) throw error;
    }
  }
}

async function createQueues(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: queueSchema, supervise: false, max: 1 });
  boss.on('error', () => undefined);
  await boss.start();
  for (const name of queueNames) {
    const { expireInSeconds } = queueTerms[name];
    await boss.createQueue(name, { name, retryLimit: 5, retryBackoff: true, expireInSeconds });
  }
  await boss.stop({ graceful: false, wait: true });
}

async function grantSchemas(query: Query): Promise<void> {
  await query(`
    grant usage on schema public to foothold_service, foothold_public;
    grant usage on schema ${queueSchema} to foothold_service;
    grant select, insert, update, delete on all tables in schema ${queueSchema} to foothold_service;
    grant execute on all functions in schema ${queueSchema} to foothold_service;
  `);
}
