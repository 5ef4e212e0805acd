import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { TimetableRefused } from '../timetable-refused.js';
import { ByteMeter } from './byte-meter.js';
import { FileUnreadable, type FeedFiles } from './feed-files.js';
import type { FeedLimits } from './feed-limits.js';

/**
 * A feed in a zip archive, read in place: only the files asked for are unpacked, and never to disk. Files in folders are passed
 * over. Throws `TimetableRefused` when it is no zip archive, has more entries than is allowed, two of one name, or a name that
 * leads out of it; an encrypted, broken or swollen file is found when it is read. O(entries).
 */
export async function openZipFeed(path: string, limits: FeedLimits): Promise<FeedFiles> {
  const name = basename(path);
  const refusal = (reason: string, value: string | null = null): TimetableRefused =>
    new TimetableRefused([{ file: name, line: null, reason, value }]);
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false });
    const entries = await entriesByName(zip, limits, refusal);
    return new ZipFeed(name, zip, entries, new ByteMeter(limits));
  } catch (error) {
    zip?.close();
    if (error instanceof TimetableRefused) throw error;
    throw refusal(`is not a zip archive that can be read: ${messageOf(error)}`);
  }
}

async function entriesByName(
  zip: ZipFile,
  { mostEntries }: FeedLimits,
  refusal: (reason: string, value: string | null) => TimetableRefused,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > mostEntries) throw refusal(`holds more than ${mostEntries} entries`, String(zip.entryCount));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.includes('/')) continue;
    if (entries.has(entry.fileName)) throw refusal('holds two files of one name', entry.fileName);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

class ZipFeed implements FeedFiles {
  constructor(
    readonly name: string,
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly meter: ByteMeter,
  ) {}

  has(file: string): boolean {
    return this.entries.has(file);
  }

  read(file: string): AsyncIterable<Uint8Array> {
    const entry = this.entries.get(file);
    if (entry === undefined) throw new FileUnreadable('is missing');
    return this.meter.through(this.unpack(entry), entry.compressedSize);
  }

  close(): void {
    this.zip.close();
  }

  private async *unpack(entry: Entry): AsyncGenerator<Uint8Array> {
    if (entry.isEncrypted()) throw new FileUnreadable('is encrypted');
    let sum = 0;
    try {
      for await (const piece of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        sum = crc32(piece, sum);
        yield piece;
      }
    } catch (error) {
      throw new FileUnreadable(`cannot be unpacked: ${messageOf(error)}`);
    }
    // The archive's reader leaves this to us, and a flipped bit in a stored file would be a wrong time.
    if (sum !== entry.crc32) throw new FileUnreadable('does not have the checksum that the archive names');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
