import { execFileSync, spawn } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
import { eventually, patienceSeconds } from './eventually.js';
import { textIfPresent } from './kept-file.js';
import { isRoot, runningAs } from './server-user.js';
import { hasCode } from './system-error.js';

/** PostgreSQL's main process, as postmaster.pid in the data directory tells of it. */
export interface Postmaster {
  readonly pid: number;
  /** Where it listens, on 127.0.0.1. */
  readonly port: number;
  /**
   * ready: takes connections. busy: starts, recovers or stops. gone: that process is no server of this home; a server that was killed leaves
   * its file behind, and its number may since have gone to another process.
   */
  readonly state: 'ready' | 'busy' | 'gone';
}

/** The main process that started last in this home and did not take its leave, or undefined. Reads two small files. */
export async function findPostmaster(home: ClusterHome): Promise<Postmaster | undefined> {
  const text = (await textIfPresent(join(home.dataDirectory, 'postmaster.pid'))) ?? '';
  const [pid, , , port, , , , status] = text.split('\n').map((line) => line.trim());
  if (!pid) return undefined;
  const state = !servesHome(pid, home) ? 'gone' : status === 'ready' ? 'ready' : 'busy';
  return { pid: Number(pid), port: Number(port), state };
}

/**
 * Starts a server on that port, where the last one (if any) was found to be gone. Answers undefined once it takes connections, or what its log
 * says when it ends instead. It outlives this process. Throws `EmbeddedPostgresUnavailable` when the program cannot be run at all.
 */
export async function launchPostmaster(
  home: ClusterHome,
  program: string,
  port: number,
  gone: Postmaster | undefined,
): Promise<string | undefined> {
  const log = await openLog(home);
  try {
    const { size: logLength } = await log.stat();
    const child = spawn(program, serverArguments(home, port), {
      ...runningAs(home.user),
      cwd: '/',
      env: serverEnvironment(gone),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    let failure: Error | undefined;
    let hasEnded = false;
    child.once('error', (error) => (failure = error));
    child.once('exit', () => (hasEnded = true));
    child.unref();
    const outcome = await eventually(async () => {
      if (failure) throw unrunnable(program, failure);
      if (hasEnded) return { complaint: (await readFile(home.logFile)).subarray(logLength).toString() };
      const found = await findPostmaster(home);
      return found?.state === 'ready' && found.pid === child.pid ? { complaint: undefined } : undefined;
    });
    if (!outcome) throw notReadyInTime(home);
    return outcome.complaint;
  } finally {
    await log.close();
  }
}

/** The error for a server that runs but takes no connections. */
export function notReadyInTime(home: ClusterHome): EmbeddedPostgresUnavailable {
  return new EmbeddedPostgresUnavailable(`not ready after ${patienceSeconds} s, see ${home.logFile}`);
}

/** The error for a program of PostgreSQL's that the system refuses to run. */
export function unrunnable(program: string, cause: unknown): EmbeddedPostgresUnavailable {
  // The file is there, so what the kernel does not find is the program's loader.
  const reason = hasCode(cause, 'ENOENT') ? `${program} needs glibc, which this system lacks` : String(cause);
  return new EmbeddedPostgresUnavailable(reason, { cause });
}

function serverArguments(home: ClusterHome, port: number): string[] {
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' };
  return ['-D', home.dataDirectory, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/**
 * Nothing is inherited: PGDATA, PGPORT and the like would change the server. A server refuses to start while the process that postmaster.pid
 * names is alive, except its own forebears, so a process known to be something else is passed off as one. Deleting the file would do as well,
 * but lose the check for left-over children of a killed server that still write to the data.
 */
function serverEnvironment(gone: Postmaster | undefined): NodeJS.ProcessEnv {
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', ...(gone ? { PG_GRANDPARENT_PID: String(gone.pid) } : {}) };
}

async function openLog(home: ClusterHome): Promise<FileHandle> {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  const log = await open(home.logFile, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  if (isRoot()) await log.chown(home.user.uid, home.user.gid);
  return log;
}

function servesHome(pid: string, home: ClusterHome): boolean {
  try {
    return commandLine(pid).includes(` -D ${home.dataDirectory} `);
  } catch {
    return false;
  }
}

function commandLine(pid: string): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return execFileSync('ps', ['-o', 'command=', '-p', pid], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
