import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
import { startEmbeddedPostgres, stopEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

describe('the embedded PostgreSQL', () => {
  let home: string;
  let first: EmbeddedPostgres;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
    first = await startEmbeddedPostgres({ home });
  });

  afterAll(async () => {
    await stopEmbeddedPostgres({ home });
    await rm(home, { recursive: true });
  });

  it('is a PostgreSQL 18 with these settings', async () => {
    expect(first.isFresh).toBe(true);
    const rows = await ask(
      first.adminUrl,
      `select name, setting from pg_settings where name in ('server_version', 'listen_addresses', 'unix_socket_directories',
         'server_encoding', 'max_connections', 'shared_buffers', 'fsync', 'synchronous_commit', 'TimeZone')`,
    );
    expect(Object.fromEntries(rows.map((row) => [row['name'], row['setting']]))).toEqual({
      server_version: expect.stringMatching(/^18\./),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      server_encoding: 'UTF8',
      max_connections: '200',
      shared_buffers: '16384',
      fsync: 'on',
      synchronous_commit: 'on',
      TimeZone: 'UTC',
    });
  });

  it('sorts text by its bytes and knows the upper case of accented letters', async () => {
    const [row] = await ask(first.adminUrl, `select 'Z' < 'a' and 'z' < 'é' as bytewise, upper('Zoë') as upper`);
    expect(row).toEqual({ bytewise: true, upper: 'ZOË' });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const stranger = new URL(first.adminUrl);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const [row] = await ask(
      first.adminUrl,
      `select rolpassword like 'SCRAM-SHA-256$%' as hashed from pg_authid where rolname = 'postgres'`,
    );
    expect(row).toEqual({ hashed: true });
    expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('is found, not started again, while it runs', async () => {
    const startedAt = `select pg_postmaster_start_time()::text as at`;
    const before = await ask(first.adminUrl, startedAt);
    const second = await startEmbeddedPostgres({ home });
    expect(second).toEqual({ ...first, isFresh: false });
    expect(await ask(second.adminUrl, startedAt)).toEqual(before);
  });

  it('keeps its rows and its address when it is stopped and started', async () => {
    await ask(first.adminUrl, `create table kept as select 42 as answer`);
    await stopEmbeddedPostgres({ home });
    await expect(ask(first.adminUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const second = await startEmbeddedPostgres({ home });
    expect(second).toEqual({ ...first, isFresh: false });
    expect(await ask(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('takes another port when somebody else has taken its own', async () => {
    await stopEmbeddedPostgres({ home });
    const squatter = createServer().listen(Number(new URL(first.adminUrl).port), '127.0.0.1');
    await once(squatter, 'listening');
    const moved = await startEmbeddedPostgres({ home }).finally(() => squatter.close());
    expect(new URL(moved.adminUrl).port).not.toBe(new URL(first.adminUrl).port);
    expect(await ask(moved.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await stopEmbeddedPostgres({ home });
    expect(await startEmbeddedPostgres({ home })).toEqual(moved);
  });

  it('loses no committed row when every one of its processes is killed', async () => {
    const { adminUrl } = await startEmbeddedPostgres({ home });
    await ask(adminUrl, 'create table committed (id int primary key)');
    const acknowledged: number[] = [];
    const writers = [0, 1, 2, 3].map((writer) => insertUntilCut(adminUrl, writer, acknowledged));
    while (acknowledged.length < 400) await new Promise(setImmediate);
    await killAll(adminUrl);
    await Promise.all(writers);

    const again = await startEmbeddedPostgres({ home });
    const found = new Set((await ask(again.adminUrl, 'select id from committed')).map((row) => row['id']));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    // Each writer had at most one insert on its way that it never heard of.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(writers.length);
  });

  it('starts although the number of its killed main process has gone to another process', async () => {
    const { adminUrl } = await startEmbeddedPostgres({ home });
    await killAll(adminUrl);
    const { uid, gid } = await stat(home);
    const bystander = spawn('sleep', ['1000'], { stdio: 'ignore', ...(process.getuid?.() === 0 ? { uid, gid } : {}) });
    const pidFile = join(home, 'data', 'postmaster.pid');
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(bystander.pid)));

    try {
      const again = await startEmbeddedPostgres({ home });
      expect(await ask(again.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });

  it('says what to do where it cannot run', async () => {
    const attempt = startEmbeddedPostgres({ home: join(home, 'password', 'below-a-file') });
    await expect(attempt).rejects.toBeInstanceOf(EmbeddedPostgresUnavailable);
    await expect(attempt).rejects.toThrow(
      /^Cannot start the embedded PostgreSQL \(ENOTDIR: .+\)\. Set DATABASE_URL to a PostgreSQL 15 or newer\.$/,
    );
  });

  it('says so when the password has been deleted, rather than make one that does not fit', async () => {
    await rm(join(home, 'password'));
    await expect(startEmbeddedPostgres({ home })).rejects.toThrow(/password is missing/);
  });
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function insertUntilCut(url: string, writer: number, acknowledged: number[]): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (let id = writer; ; id += 4) {
      await client.query('insert into committed values ($1)', [id]);
      acknowledged.push(id);
    }
  } catch {
    // The server was killed.
  }
}

/** Kills the main process, then every child that it knew of. */
async function killAll(url: string): Promise<void> {
  const rows = await ask(url, 'select pid from pg_stat_activity');
  const file = await ask(url, `select pg_read_file('postmaster.pid') as text`);
  const main = Number.parseInt(String(file[0]?.['text']), 10);
  process.kill(main, 'SIGKILL');
  for (const row of rows) {
    try {
      process.kill(Number(row['pid']), 'SIGKILL');
    } catch {
      // It noticed that the main process is gone and left by itself.
    }
  }
}
