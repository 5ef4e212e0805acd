import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { isRoot, type ServerUser } from './server-user.js';
import { hasCode } from './system-error.js';

/**
 * The text kept in that file; `make` supplies it the first time. The file appears whole, readable by its owner only (0600), and is never
 * replaced: of several processes that start at once, one makes the text and all get that one.
 */
export async function keptText(
  path: string,
  make: () => string | Promise<string>,
  owner?: ServerUser,
): Promise<string> {
  const kept = await textIfPresent(path);
  if (kept !== undefined) return kept;
  const draft = await writeDraft(path, await make(), owner);
  try {
    // link, unlike rename, fails when somebody was faster.
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(path, 'utf8');
}

/** The text of that file, or undefined when there is no such file. */
export async function textIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Writes a new file (0600) beside `path`, to be linked or renamed to it, and answers its path. Given to `owner` when root writes it. */
export async function writeDraft(path: string, text: string, owner?: ServerUser): Promise<string> {
  const draft = `${path}.${randomUUID()}`;
  // wx: root follows no link that the unprivileged owner of the directory may have laid.
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(text);
    if (owner && isRoot()) await file.chown(owner.uid, owner.gid);
  } finally {
    await file.close();
  }
  return draft;
}
