import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedPostgresUnavailable } from './embedded-postgres-unavailable.js';

/** The directory of the package.json which this file belongs to, whether it runs from libs/ or from dist/. */
export function checkoutDirectory(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new EmbeddedPostgresUnavailable('no package.json above its own files');
    directory = parent;
  }
  return directory;
}

/**
 * A directory outside the checkout, of this checkout and this user alone, which other users can read: for a checkout that the server's user
 * cannot enter, say below a private home. Under /var/tmp, because that outlives a restart of the machine. Made when missing.
 */
export async function outsideDirectory(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const key = createHash('sha256').update(checkoutDirectory()).digest('hex').slice(0, 12);
  const path = join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), `foothold-${uid}-${key}`);
  await mkdir(path, { recursive: true });
  const found = await lstat(path);
  // Anybody may write to /var/tmp: programs are run from here, so a directory laid out by somebody else is not taken.
  if (!found.isDirectory() || found.uid !== uid) throw new EmbeddedPostgresUnavailable(`${path} is not ours`);
  await chmod(path, 0o755);
  return path;
}
