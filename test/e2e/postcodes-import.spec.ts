import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asOwner, surroundings } from '#testing';
import { importPostcodes, type ImportedPostcodes } from '../../apps/cli/src/import-postcodes/import-postcodes.js';

const sample = join(import.meta.dirname, '../../data/sample/postcodes.csv');
const publicData = process.env['FOOTHOLD_DATA'] ?? '../shared/data';
const westMidlands = join(publicData, 'postcodes_west_midlands.csv');
const whenPresent = existsSync(westMidlands) ? it : it.skip;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-postcodes-'));
});

/** The specs that come after in this database look for the sample's postcodes. */
afterAll(async () => {
  await importPostcodes(surroundings().owner, sample);
  await rm(folder, { recursive: true });
});

/** Imports a file of these lines. */
async function imported(header: string, lines: readonly string[]): Promise<ImportedPostcodes> {
  const file = join(folder, `${Math.random()}.csv`);
  await writeFile(file, `${[header, ...lines].join('\n')}\n`);
  return importPostcodes(surroundings().owner, file);
}

const plain = 'postcode,lat,lon';
const lookup = 'pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,lat,long,imd25ind';

interface KnownPostcode {
  readonly code: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly terminated_on: string | null;
}

async function directory(): Promise<KnownPostcode[]> {
  return asOwner<KnownPostcode>('select code, latitude, longitude, terminated_on from postcode order by code');
}

interface Part {
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly live_postcodes: number;
  readonly radius_metres: number;
}

async function parts(): Promise<Part[]> {
  return asOwner<Part>(
    'select code, latitude, longitude, live_postcodes, radius_metres from partial_postcode order by code',
  );
}

/** Everything that an import may change. */
async function everything(): Promise<unknown> {
  return [await directory(), await parts()];
}

/** A hundred postcodes of one sector, all in one place. */
function sectorOfHundred(latitude: number): string[] {
  const letters = [...'ABDEFGHJLN'];
  return letters.flatMap((one) => letters.map((two) => `B36 8${one}${two},${latitude},-1.8`));
}

describe('an import of postcodes', () => {
  it('takes the sample', async () => {
    const { live, terminated, placeless } = await importPostcodes(surroundings().owner, sample);
    expect([live, terminated, placeless]).toEqual([246, 0, 0]);
    expect(await asOwner(`select latitude, longitude from postcode where code = 'B1 1TE'`)).toEqual([
      { latitude: 52.47667, longitude: -1.90353 },
    ]);
    expect(await asOwner('select from partial_postcode where live_postcodes < 1')).toEqual([]);
  });

  it('takes the official lookup: live, terminated and placeless codes, those by grid reference, and none that ended by 2000', async () => {
    const came = await imported(lookup, [
      '"CA8 7JG","CA8  7JG","CA8 7JG","200006","","0","366033","564878","1","E00139875",54.977349,-2.532223,17158',
      '"AB1 0AA","AB1  0AA","AB1 0AA","198001","199606","0","385386","0801193","1","S00090303",57.101474,-2.242851,6715',
      '"BR8 7QP","BR8  7QP","BR8 7QP","198001","","0","549571","169349","1","E00003520",,,3404',
      '"IM1 1AA","IM1  1AA","IM1 1AA","198001","","0","","","9","M99999999",99.999999,0.000000,0',
      '"BT1 5GS","BT1  5GS","BT1 5GS","198001","","0","333700","374100","1","N00000001",54.5973,-5.9301,1',
      '"NPT 0AA","NPT 0AA","NPT 0AA","198001","199606","0","331000","188000","8","W00000001",51.58,-2.99,1',
    ]);
    expect(came).toMatchObject({ live: 4, terminated: 1, placeless: 1, leftOut: 1, sectors: 4, outcodes: 4 });
    expect(await directory()).toEqual([
      { code: 'AB1 0AA', latitude: 57.101474, longitude: -2.242851, terminated_on: '1996-06' },
      {
        code: 'BR8 7QP',
        latitude: expect.closeTo(51.403453, 4),
        longitude: expect.closeTo(0.148952, 4),
        terminated_on: null,
      },
      { code: 'BT1 5GS', latitude: 54.5973, longitude: -5.9301, terminated_on: null },
      { code: 'CA8 7JG', latitude: 54.977349, longitude: -2.532223, terminated_on: null },
      { code: 'IM1 1AA', latitude: null, longitude: null, terminated_on: null },
    ]);
  });

  it('puts the file in place of what was there, and says what changed', async () => {
    await imported(plain, ['B1 1AA,52.5,-1.8', 'B1 1AB,52.5,-1.8', 'B2 1AA,52.6,-1.7']);
    const again = await imported(plain, [
      'B1 1AA,52.5,-1.8',
      'B1 1AB,52.51,-1.8',
      'B3 1AA,52.6,-1.7',
      'B3 1AB,52.6,-1.7',
    ]);
    expect(again).toMatchObject({ live: 4, removed: 1, changed: 3 });
    expect((await directory()).map(({ code, latitude }) => [code, latitude])).toEqual([
      ['B1 1AA', 52.5],
      ['B1 1AB', 52.51],
      ['B3 1AA', 52.6],
      ['B3 1AB', 52.6],
    ]);
    expect((await parts()).map(({ code }) => code)).toEqual(['B1', 'B1 1', 'B3', 'B3 1']);
    const rows = ['B1 1AA,52.5,-1.8', 'B1 1AB,52.51,-1.8', 'B3 1AA,52.6,-1.7', 'B3 1AB,52.6,-1.7'];
    expect(await imported(plain, rows)).toMatchObject({ live: 4, removed: 0, changed: 0 });
  });

  it('tells every 100,000 rows how far it is', async () => {
    const file = join(folder, 'long.csv');
    const lines = Array.from({ length: 100_001 }, () => 'B1 1AA,52.5,-1.8');
    await writeFile(file, `${[plain, ...lines].join('\n')}\n`);
    const told: number[] = [];
    await expect(importPostcodes(surroundings().owner, file, (rows) => told.push(rows))).rejects.toThrow(
      'There are 100,000 faults',
    );
    expect(told).toEqual([100_000]);
  });
});

describe('a sector and an outward code', () => {
  it('lie in the middle of their live postcodes, and reach as far as nine in ten of these', async () => {
    const north = Array.from({ length: 9 }, (_, index) => `B36 8A${'ABDEFGHJL'[index]},${52.5 + index * 0.001},-1.8`);
    await imported(plain, [...north, 'B36 8AN,52.6,-1.8', 'B36 9AA,52.4,-1.8']);
    // Ten in a row: the middle lies between the fifth and the sixth; the ninth is 3.5 thousandths of a degree (389 m) from it, or the first 4.5.
    expect(await parts()).toMatchObject([
      { code: 'B36', latitude: 52.504, live_postcodes: 11, radius_metres: expect.closeTo(10_675, -1) },
      { code: 'B36 8', latitude: expect.closeTo(52.5045, 9), live_postcodes: 10, radius_metres: 500 },
      { code: 'B36 9', latitude: 52.4, live_postcodes: 1, radius_metres: 0 },
    ]);
  });

  it('are worked out without terminated and placeless postcodes, or from terminated ones where none is live', async () => {
    const row = (code: string, doterm: string, lat: string): string => `,,${code},,${doterm},0,,,1,,${lat},-1.8,`;
    await imported(lookup, [
      row('B36 8AA', '', '52.5'),
      row('B36 8AB', '199001', '52.9'),
      row('B36 8AD', '', '99.999999'),
      row('B36 9AA', '199001', '52.7'),
      row('B37 1AA', '', '99.999999'),
    ]);
    expect(await parts()).toMatchObject([
      { code: 'B36', latitude: 52.5, live_postcodes: 1 },
      { code: 'B36 8', latitude: 52.5, live_postcodes: 1 },
      { code: 'B36 9', latitude: 52.7, live_postcodes: 0 },
    ]);
  });

  whenPresent('of the West Midlands are what others have worked out from the same postcodes', async () => {
    expect(await importPostcodes(surroundings().owner, westMidlands)).toMatchObject({
      live: 135_984,
      sectors: 565,
      outcodes: 150,
    });
    const theirs = await publishedParts();
    const compared = (await parts()).map((own) => {
      const other = theirs.get(own.code);
      return {
        code: own.code,
        count: own.live_postcodes - (other?.postcodes ?? 0),
        isOdd: own.live_postcodes % 2 === 1,
        isTens: own.live_postcodes % 10 === 0,
        degrees: Math.hypot(own.latitude - (other?.latitude ?? 0), own.longitude - (other?.longitude ?? 0)),
        metres: Math.abs(own.radius_metres - (other?.radiusMetres ?? 0)),
      };
    });
    expect(compared.filter(({ count }) => count !== 0)).toEqual([]);
    // Theirs are given to five decimals of a degree and ten metres: where both mean the same, nothing else may differ.
    expect(compared.filter(({ isOdd, degrees, metres }) => isOdd && (degrees > 0.000_01 || metres > 6))).toEqual([]);
    // Of an even number they take the upper of the two in the middle, and of ten the tenth where the ninth is enough.
    expect(compared.filter(({ degrees }) => degrees > 0.002)).toEqual([]);
    expect(compared.filter(({ isTens, metres }) => !isTens && metres > 150)).toEqual([]);
    expect(compared.filter(({ metres }) => metres > 250)).toEqual([]);
  });
});

describe('a reader', () => {
  it('sees all of the old directory to the end of its transaction and all of the new one after, and holds no import up', async () => {
    await imported(plain, ['B1 1AA,52.5,-1.8', 'B2 1AA,52.6,-1.7']);
    const before = await everything();
    const reader = new pg.Client(surroundings().service);
    await reader.connect();
    try {
      const seen = async (): Promise<unknown> => [
        (await reader.query('select code, latitude, longitude, terminated_on from postcode order by code')).rows,
        (
          await reader.query(
            'select code, latitude, longitude, live_postcodes, radius_metres from partial_postcode order by code',
          )
        ).rows,
      ];
      await reader.query('begin isolation level repeatable read');
      expect(await seen()).toEqual(before);
      await imported(plain, ['B1 1AA,52.55,-1.85', 'B3 1AA,52.6,-1.7']);
      expect(await seen()).toEqual(before);
      await reader.query('commit');
      expect(await seen()).toEqual(await everything());
      expect(await seen()).not.toEqual(before);
    } finally {
      await reader.end();
    }
  });

  it('who looks again and again during an import sees the old or the new one, never some of each', async () => {
    const [old, next] = [52.4, 52.6];
    await imported(plain, sectorOfHundred(old));
    const reader = new pg.Client(surroundings().service);
    await reader.connect();
    const seen: string[] = [];
    let isImporting = true;
    const reading = (async (): Promise<void> => {
      while (isImporting) {
        const { rows } = await reader.query<{ seen: string }>(
          `select concat_ws(' ', count(*), min(p.latitude), max(p.latitude), min(s.latitude)) as seen
           from postcode p, partial_postcode s where s.code = 'B36 8'`,
        );
        seen.push(rows[0]?.seen ?? '');
      }
    })();
    try {
      for (let round = 0; round < 6; round++) await imported(plain, sectorOfHundred(round % 2 === 0 ? next : old));
    } finally {
      isImporting = false;
      await reading;
      await reader.end();
    }
    expect([...new Set(seen)].sort()).toEqual([old, next].map((latitude) => `100 ${latitude} ${latitude} ${latitude}`));
  });
});

describe('two imports at once', () => {
  it('leave one of the two files, whole', async () => {
    const files = [sectorOfHundred(52.4), sectorOfHundred(52.6).map((line) => line.replace('B36', 'B37'))];
    await Promise.all(files.map((lines) => imported(plain, lines)));
    const codes = (await directory()).map(({ code }) => code);
    expect(files.map((lines) => lines.map((line) => line.split(',')[0]).sort())).toContainEqual(codes);
    expect((await parts()).map(({ live_postcodes: live }) => live)).toEqual([100, 100]);
  });
});

describe('an import that fails', () => {
  let before: unknown;

  beforeAll(async () => {
    await imported(plain, ['B1 1AA,52.5,-1.8', 'B2 1AA,52.6,-1.7']);
    before = await everything();
  });

  it('says every fault with its line, and leaves the directory as it was', async () => {
    const lines = [
      'B1 1AA,52.5,-1.8',
      'B36,52.5,-1.8',
      'B1 1AB,-1.8,52.5',
      'B1 1AD,52.5',
      'B1 1AA,52.5,-1.8',
      'B1 1AE,,',
    ];
    await expect(imported(plain, lines)).rejects.toMatchObject({
      name: 'PostcodesRejected',
      faultCount: 4,
      faults: [
        { line: 3, column: 'postcode', value: 'B36', reason: 'is not a postcode' },
        { line: 4, column: 'lat', value: '-1.8', reason: 'is not between 49 and 61' },
        { line: 5, column: null, value: null, reason: 'has 2 cells where the header has 3' },
        { line: 6, column: 'postcode', value: 'B1 1AA', reason: 'is in line 2 too' },
      ],
    });
    expect(await everything()).toEqual(before);
  });

  it('shows the first fifty faults of a file that is something else, and counts the rest', async () => {
    const lines = Array.from({ length: 120 }, () => 'B36,52.5,-1.8');
    const failure = imported(plain, lines);
    await expect(failure).rejects.toMatchObject({ faultCount: 120, faults: { length: 50 } });
    await expect(failure).rejects.toThrow('and 70 more');
    expect(await everything()).toEqual(before);
  });

  it.each([
    ['without a postcode', plain, [], 'The file holds no postcode'],
    ['without the columns', 'upn,name', ['A,B'], 'names no columns of postcodes'],
    ['with a quotation mark out of place', plain, ['B1 1AA,52.5,-1.8', 'B1 "1AB,52.5,-1.8'], 'quotation mark'],
  ])('because of a file %s leaves the directory as it was', async (_, header, lines, message) => {
    await expect(imported(header, lines)).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
  });

  it('for want of a file leaves the directory as it was', async () => {
    await expect(importPostcodes(surroundings().owner, join(folder, 'nowhere.csv'))).rejects.toThrow('ENOENT');
    expect(await everything()).toEqual(before);
  });

  it('in the middle of the replacement leaves the directory as it was', async () => {
    await asOwner(`alter table partial_postcode add constraint no_b36 check (code <> 'B36 8')`);
    try {
      await expect(imported(plain, sectorOfHundred(52.5))).rejects.toThrow('no_b36');
    } finally {
      await asOwner('alter table partial_postcode drop constraint no_b36');
    }
    expect(await everything()).toEqual(before);
  });
});

interface PublishedPart {
  readonly latitude: number;
  readonly longitude: number;
  readonly postcodes: number;
  readonly radiusMetres: number;
}

/** Sectors and outward codes of Great Britain as they were worked out, once, from the same edition of the lookup. */
async function publishedParts(): Promise<Map<string, PublishedPart>> {
  const texts = await Promise.all(
    ['sectors_uk.csv', 'outcodes_uk.csv'].map((name) => readFile(join(publicData, name), 'utf8')),
  );
  const lines = texts.flatMap((text) => text.trim().split('\n').slice(1));
  return new Map(
    lines.map((line) => {
      const [code = '', latitude, longitude, postcodes, radius] = line.split(',');
      return [
        code,
        {
          latitude: Number(latitude),
          longitude: Number(longitude),
          postcodes: Number(postcodes),
          radiusMetres: Number(radius) * 1000,
        },
      ];
    }),
  );
}
