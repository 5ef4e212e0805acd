import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { TimetableRefused } from '../timetable-refused.js';
import type { FeedFiles } from './feed-files.js';
import { defaultFeedLimits, type FeedLimits } from './feed-limits.js';
import { openFolderFeed } from './folder-feed.js';
import { openZipFeed } from './zip-feed.js';

/**
 * The files of the feed at a path: a zip archive, or a folder into which one was unpacked. Close it afterwards. Throws
 * `TimetableRefused` when there is nothing there, or nothing that can be read within the limits.
 */
export async function openFeed(path: string, limits: FeedLimits = defaultFeedLimits): Promise<FeedFiles> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new TimetableRefused([{ file: basename(path), line: null, reason: 'cannot be found', value: null }]);
  return found.isDirectory() ? openFolderFeed(path, limits) : openZipFeed(path, limits);
}
