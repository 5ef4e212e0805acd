import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { TimetableRefused } from '../timetable-refused.js';
import { ByteMeter } from './byte-meter.js';
import { FileUnreadable, type FeedFiles } from './feed-files.js';
import type { FeedLimits } from './feed-limits.js';

/** A feed that was unpacked into a folder. Throws `TimetableRefused` when the folder holds more than is allowed. O(entries). */
export async function openFolderFeed(path: string, limits: FeedLimits): Promise<FeedFiles> {
  const name = basename(path);
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.length > limits.mostEntries)
    throw new TimetableRefused([
      {
        file: name,
        line: null,
        reason: `holds more than ${limits.mostEntries} entries`,
        value: String(entries.length),
      },
    ]);
  const files = new Set(entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name));
  const meter = new ByteMeter(limits);
  return {
    name,
    has: (file) => files.has(file),
    read: (file) => meter.through(bytesOf(join(path, file)), Infinity),
    close: () => undefined,
  };
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new FileUnreadable(`cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
