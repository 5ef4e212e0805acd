// The entities ask for nothing that the migrations have not made, and every migration can be taken back.
import pg from 'pg';
import { DataSource } from 'typeorm';
import { deriveDatabaseUrls, migrate, migrations, onDatabase } from '../dist/libs/platform/src/index.js';
import { developmentOwnerUrl } from '../dist/libs/development/src/index.js';
import { entities } from '../dist/libs/composition/src/index.js';

const urls = deriveDatabaseUrls(await developmentOwnerUrl(process.env));
const name = `foothold_check_${process.pid}`;
const admin = new pg.Client(urls.owner);
await admin.connect();
await admin.query(`create database ${name}`);
try {
  const scratch = onDatabase(urls, name);
  await migrate(scratch);
  const owner = new DataSource({
    type: 'postgres',
    url: scratch.owner,
    entities,
    migrations,
    installExtensions: false,
  });
  await owner.initialize();
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  // Indexes, constraints and collations are written by hand in the migrations, and a row need not describe every column of its table.
  const byHand = /^DROP INDEX|DROP CONSTRAINT|DROP COLUMN|COLLATE "undefined"|(SET|DROP) DEFAULT/;
  const drift = upQueries.map(({ query }) => query).filter((query) => !byHand.test(query));
  for (const query of drift) console.error(`drift: ${query}`);
  for (let left = migrations.length; left > 0; left--) await owner.undoLastMigration({ transaction: 'each' });
  const [{ tables }] = await owner.query(
    `select count(*)::int as tables from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
  );
  await owner.destroy();
  if (tables > 0) console.error(`${tables} tables are left after every migration was taken back.`);
  if (drift.length > 0 || tables > 0) process.exitCode = 1;
  else console.log('The entities and the migrations agree, and every migration can be taken back.');
} finally {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}
