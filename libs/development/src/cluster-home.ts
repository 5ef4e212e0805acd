import { chown, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkoutDirectory, outsideDirectory } from './checkout.js';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
import { isRoot, mayUse, newClusterUser, type ServerUser } from './server-user.js';

/** The directory which one embedded database lives in, and who it belongs to. */
export interface ClusterHome {
  /** Absolute, without symbolic links: a running server is recognised by it. */
  readonly path: string;
  /** The server's user, who owns the directory and everything in it. */
  readonly user: ServerUser;
  /** PostgreSQL's own files. Missing until the first start has made them, then whole. */
  readonly dataDirectory: string;
  /** The superuser's password (0600). */
  readonly passwordFile: string;
  /** The port that was used last, to be used again if it is free. */
  readonly portFile: string;
  /** What the server says (0600). */
  readonly logFile: string;
}

/**
 * Opens the home at `path` or, without one, at `.foothold/postgres` in the checkout; where the server's user cannot get at that, in a directory
 * of this checkout outside it. Makes the directory when missing. Throws `EmbeddedPostgresUnavailable`, or the system's error, when it cannot be used.
 */
export async function openClusterHome(path?: string): Promise<ClusterHome> {
  if (path !== undefined) return openHome(path);
  try {
    return await openHome(join(checkoutDirectory(), '.foothold', 'postgres'));
  } catch {
    return openHome(join(await outsideDirectory(), 'postgres'));
  }
}

async function openHome(path: string): Promise<ClusterHome> {
  await mkdir(path, { recursive: true });
  const real = await realpath(path);
  const user = await settleOwner(real);
  if (!mayUse(user, real, 'w')) throw new EmbeddedPostgresUnavailable(`user id ${user.uid} may not use ${real}`);
  return {
    path: real,
    user,
    dataDirectory: join(real, 'data'),
    passwordFile: join(real, 'password'),
    portFile: join(real, 'port'),
    logFile: join(real, 'postgres.log'),
  };
}

/**
 * Started as root, a home keeps the user it has, so that root and a developer can take turns in one checkout; a new one is given away.
 * A directory of root's that holds something is never given away: it may be anything.
 */
async function settleOwner(path: string): Promise<ServerUser> {
  // In this order: another process that is just settling gives the home away before it puts anything into it.
  const isEmpty = (await readdir(path)).length === 0;
  const { uid, gid } = await stat(path);
  if (!isRoot()) {
    const user = newClusterUser();
    if (uid !== user.uid) throw new EmbeddedPostgresUnavailable(`${path} belongs to user id ${uid}`);
    return user;
  }
  if (uid !== 0) return { uid, gid };
  if (!isEmpty) throw new EmbeddedPostgresUnavailable(`${path} belongs to root and is not empty`);
  const user = newClusterUser();
  await chown(path, user.uid, user.gid);
  return user;
}
