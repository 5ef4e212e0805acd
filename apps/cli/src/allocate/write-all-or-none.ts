import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Throws an `Error` unless nothing, or an empty directory, is there. */
export async function requireNew(directory: string): Promise<void> {
  const held = await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  if (held.length > 0) throw new Error(`${directory} is not empty. Name a new directory: nothing is overwritten.`);
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** Writes files (text by name) to a new directory: all of them, or none. Nothing that was there is overwritten. */
export async function writeAllOrNone(directory: string, files: ReadonlyMap<string, string>): Promise<void> {
  const target = resolve(directory);
  await requireNew(target);
  await mkdir(dirname(target), { recursive: true });
  // Beside the target, so that one rename makes all of them appear.
  const unfinished = await mkdtemp(`${target}.unfinished-`);
  try {
    for (const [name, text] of files) await writeFile(join(unfinished, name), text);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
