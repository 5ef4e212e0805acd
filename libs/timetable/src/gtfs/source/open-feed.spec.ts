import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { aFeed, readTexts, refusalOf, type FeedTexts } from '../feed.fixture.js';
import { readGtfs } from '../read-gtfs.js';
import { faultLine } from '../timetable-refused.js';
import { defaultFeedLimits, type FeedLimits } from './feed-limits.js';

let folder: string;
let unpacked: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'feed-'));
  unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  for (const [file, text] of Object.entries(aFeed)) await writeFile(join(unpacked, file), text);
});
afterAll(() => rm(folder, { recursive: true }));

const bytesOf = (texts: FeedTexts): Zippable =>
  Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, new TextEncoder().encode(text)]));

async function zipAt(bytes: Uint8Array): Promise<string> {
  const path = join(folder, 'feed.zip');
  await writeFile(path, bytes);
  return path;
}

async function refusedBecause(zip: Uint8Array, limits: Partial<FeedLimits> = {}): Promise<string[]> {
  const { faults } = await refusalOf(readGtfs(await zipAt(zip), { ...defaultFeedLimits, ...limits }));
  return faults.map(faultLine);
}

/** The archive with bytes changed in the headers of one file: in the central directory, and in the file's own. */
function tampered(zip: Uint8Array, file: string, change: (header: DataView, isCentral: boolean) => void): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const isCentral = view.getUint32(at, true) === 0x02014b50;
    if (!isCentral && view.getUint32(at, true) !== 0x04034b50) continue;
    const nameAt = at + (isCentral ? 46 : 30);
    const name = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + file.length));
    if (name === file) change(new DataView(bytes.buffer, at), isCentral);
  }
  return bytes;
}

describe('a feed', () => {
  it('is the same from a zip archive, packed or not, and from a folder', async () => {
    const expected = await readTexts(aFeed);
    expect(await readGtfs(unpacked)).toEqual(expected);
    for (const level of [0, 9] as const)
      expect(await readGtfs(await zipAt(zipSync(bytesOf(aFeed), { level })))).toEqual(expected);
  });

  it('does not take files in folders for its own', async () => {
    const nested = bytesOf({ ...aFeed, '__MACOSX/stops.txt': 'rubbish', 'old\\stops.txt': 'rubbish' });
    expect(await readGtfs(await zipAt(zipSync(nested)))).toEqual(await readTexts(aFeed));
    const allNested = Object.fromEntries(Object.entries(aFeed).map(([file, text]) => [`gtfs/${file}`, text]));
    expect(await refusedBecause(zipSync(bytesOf(allNested)))).toContain('stops.txt: is missing at the top of the feed');
  });

  it('cannot be what is not there', async () => {
    const { faults } = await refusalOf(readGtfs(join(folder, 'nowhere.zip')));
    expect(faults.map(faultLine)).toEqual(['nowhere.zip: cannot be found']);
  });

  it('cannot be an archive that is cut off, or none at all', async () => {
    const zip = zipSync(bytesOf(aFeed));
    for (const bytes of [zip.subarray(0, -30), new TextEncoder().encode('no archive'), new Uint8Array()])
      expect((await refusedBecause(bytes))[0]).toMatch(/^feed\.zip: is not a zip archive that can be read: /);
  });

  it.each(['../stops.txt', '/stops.txt', 'c:/stops.txt', '..\\stops.txt'])(
    'may not hold a file that would lie outside: %s',
    async (name) => {
      const zip = zipSync(bytesOf({ ...aFeed, [name]: 'x' }));
      expect((await refusedBecause(zip))[0]).toMatch(/^feed\.zip: is not a zip archive that can be read: .*path/);
    },
  );

  it('may not hold two files of one name', async () => {
    const zip = tampered(zipSync(bytesOf({ ...aFeed, 'stopz.txt': 'x' })), 'stopz.txt', (header, isCentral) =>
      header.setUint8((isCentral ? 46 : 30) + 4, 's'.charCodeAt(0)),
    );
    expect(await refusedBecause(zip)).toEqual(['feed.zip: holds two files of one name ("stops.txt")']);
  });

  it('may not be encrypted, packed in a way of its own, or broken', async () => {
    const zip = zipSync(bytesOf(aFeed));
    const encrypted = tampered(zip, 'stops.txt', (header, isCentral) => header.setUint16(isCentral ? 8 : 6, 1, true));
    expect(await refusedBecause(encrypted)).toEqual(['stops.txt: is encrypted']);
    const bzipped = tampered(zip, 'stops.txt', (header, isCentral) => header.setUint16(isCentral ? 10 : 8, 12, true));
    expect(await refusedBecause(bzipped)).toEqual([
      'stops.txt: cannot be unpacked: unsupported compression method: 12',
    ]);
    const broken = tampered(zip, 'stops.txt', (header, isCentral) => {
      if (!isCentral) header.setUint8(30 + 'stops.txt'.length, 0xff);
    });
    expect((await refusedBecause(broken))[0]).toMatch(/^stops\.txt: cannot be unpacked: /);
  });

  it('may not have changed since it was packed', async () => {
    const changed = tampered(zipSync(bytesOf(aFeed), { level: 0 }), 'stops.txt', (header, isCentral) => {
      // The first digit of a latitude.
      const at = 30 + 'stops.txt'.length + aFeed['stops.txt']!.indexOf('52.5');
      if (!isCentral) header.setUint8(at, '3'.charCodeAt(0));
    });
    expect(await refusedBecause(changed)).toEqual(['stops.txt: does not have the checksum that the archive names']);
  });

  it('may not be swollen, whatever it says about its size', async () => {
    const bomb = zipSync(bytesOf({ ...aFeed, 'stops.txt': `stop_id,stop_lat,stop_lon\n${'0'.repeat(3_000_000)}` }), {
      level: 9,
    });
    const unpacksTooFar = 'stops.txt: unpacks to more than 200 times its size';
    expect(await refusedBecause(bomb)).toEqual([unpacksTooFar]);
    const lying = tampered(bomb, 'stops.txt', (header, isCentral) => header.setUint32(isCentral ? 24 : 22, 90, true));
    expect((await refusedBecause(lying))[0]).toMatch(/^stops\.txt: cannot be unpacked: too many bytes/);
  });

  it('may have so many entries and bytes as is allowed, and no more', async () => {
    const zip = zipSync(bytesOf(aFeed));
    const longest = Math.max(...Object.values(aFeed).map((text) => text.length));
    const all = Object.values(aFeed).join('').length;
    await readGtfs(await zipAt(zip), {
      ...defaultFeedLimits,
      mostEntries: 8,
      mostBytesOfFile: longest,
      mostBytes: all,
    });
    expect(await refusedBecause(zip, { mostEntries: 7 })).toEqual(['feed.zip: holds more than 7 entries ("8")']);
    expect(await refusedBecause(zip, { mostBytesOfFile: longest - 1 })).toEqual([
      `stop_times.txt: has more than ${longest - 1} bytes`,
    ]);
    expect(await refusedBecause(zip, { mostBytes: all - 1 })).toEqual([
      `transfers.txt: makes the feed longer than ${all - 1} bytes`,
    ]);
    const { faults } = await refusalOf(readGtfs(unpacked, { ...defaultFeedLimits, mostEntries: 7 }));
    expect(faults.map(faultLine)).toEqual(['unpacked: holds more than 7 entries ("8")']);
  });
});
