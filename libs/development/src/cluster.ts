import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
import { keptText } from './kept-file.js';
import { unrunnable } from './postmaster.js';
import { runningAs } from './server-user.js';
import { hasCode } from './system-error.js';

/** The superuser's name in every cluster that is made here. */
export const superuser = 'postgres';

const settings = {
  max_connections: 200,
  shared_buffers: '128MB',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Text sorts and compares by its bytes and upper and lower case follow Unicode, the same on every machine: PostgreSQL's own C.UTF-8. Only the
 * classes of characters that full-text search uses come from the operating system.
 */
const locale = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
];

/**
 * Makes the home's cluster, with a random password for its superuser, unless there is one. True when this call made it: of several processes
 * at once each prepares a cluster aside, and whoever is first to move it into place wins. About a second. Throws `EmbeddedPostgresUnavailable`.
 */
export async function createClusterIfMissing(home: ClusterHome, initdb: string): Promise<boolean> {
  if (existsSync(home.dataDirectory)) return false;
  await keptText(home.passwordFile, () => randomBytes(24).toString('base64url'), home.user);
  const draft = `${home.dataDirectory}.${randomUUID()}`;
  try {
    await runInitdb(home, initdb, draft);
    await rename(draft, home.dataDirectory);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(home: ClusterHome, initdb: string, dataDirectory: string): Promise<void> {
  const options = [
    `--pgdata=${dataDirectory}`,
    `--username=${superuser}`,
    `--pwfile=${home.passwordFile}`,
    '--auth=scram-sha-256',
    '--no-instructions',
    ...locale,
    ...Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`),
  ];
  const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
  try {
    await promisify(execFile)(initdb, options, { ...runningAs(home.user), cwd: '/', env: environment });
  } catch (error) {
    throw initdbFailure(initdb, error);
  }
}

function initdbFailure(initdb: string, error: unknown): EmbeddedPostgresUnavailable {
  const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : '';
  const fault = said.split('\n').find((line) => /error|FATAL/i.test(line));
  return fault ? new EmbeddedPostgresUnavailable(fault.trim(), { cause: error }) : unrunnable(initdb, error);
}
