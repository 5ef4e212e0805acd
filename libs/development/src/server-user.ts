import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';

/** The operating-system user whom the database server runs as, and to whom everything in its home belongs. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** True when this process may become, and give files to, another user. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user whom a new cluster shall belong to: whoever runs this process or, because PostgreSQL refuses to run as root, `postgres` or else
 * `nobody`. Neither is ever created. Throws `EmbeddedPostgresUnavailable` when there is no such user.
 */
export function newClusterUser(): ServerUser {
  return isRoot() ? unprivilegedUser() : currentUser();
}

function currentUser(): ServerUser {
  try {
    const { uid, gid } = userInfo();
    return { uid, gid };
  } catch (cause) {
    // initdb asks for the name of whoever runs it, so it fails later and less clearly.
    throw new EmbeddedPostgresUnavailable(`user id ${process.getuid?.()} has no entry in the user database`, { cause });
  }
}

function unprivilegedUser(): ServerUser {
  const found = lookUp('postgres') ?? lookUp('nobody');
  if (!found) {
    throw new EmbeddedPostgresUnavailable('it may not run as root, and there is neither a user postgres nor nobody');
  }
  return found;
}

function lookUp(name: string): ServerUser | undefined {
  try {
    return { uid: numericId('-u', name), gid: numericId('-g', name) };
  } catch {
    return undefined;
  }
}

function numericId(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

/** The options which make a child process run as that user: none when this process is not root. */
export function runningAs(user: ServerUser): { uid?: number; gid?: number } {
  return isRoot() ? { uid: user.uid, gid: user.gid } : {};
}

/**
 * Whether that user gets at the path, asked of the kernel (so that parent directories, access lists and mounts count).
 * `x`: enter the directory or run the program. `w`: write. One process, about 2 ms. Throws `EmbeddedPostgresUnavailable` when root may not
 * become that user here, as in a container without that capability.
 */
export function mayUse(user: ServerUser, path: string, access: 'x' | 'w'): boolean {
  const { error, status } = spawnSync('test', [`-${access}`, path], { ...runningAs(user), cwd: '/', stdio: 'ignore' });
  if (error) throw new EmbeddedPostgresUnavailable(`no program can be run as user id ${user.uid}`, { cause: error });
  return status === 0;
}
