import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { haversineMetres } from '#geo';
import { systemActor, systemClock } from '#kernel';
import { newId, unitOfWork } from '#platform';
import { PgPostcodeDirectory, type Lookup } from '#postcodes';
import {
  aCsv,
  anEmployer,
  aProgramme,
  aSchool,
  aStudentLine,
  asOwner,
  attempt,
  graphql,
  perform,
  surroundings,
  unique,
  type TestProgramme,
} from '#testing';
import { importPostcodes } from '../../apps/cli/src/import-postcodes/import-postcodes.js';
import { openService } from '../../apps/cli/src/open-service.js';

const sample = join(import.meta.dirname, '../../data/sample/postcodes.csv');

/**
 * What the directory knows here, beside the two postcodes of every test school and site: three live codes and a terminated one in the sector
 * B37 5, one without a place in it, one code in B37 6, one without a place in B38, where nothing else is.
 */
const known = [
  ['B36 8EY', '', '52.50259', '-1.81777'],
  ['B36 8HB', '', '52.4995', '-1.81'],
  ['B26 2RZ', '', '52.4556', '-1.7861'],
  ['B37 5AA', '', '52.480', '-1.750'],
  ['B37 5AB', '', '52.482', '-1.752'],
  ['B37 5AD', '', '52.484', '-1.754'],
  ['B37 5AE', '201903', '52.486', '-1.756'],
  ['B37 5AF', '202011', '99.999999', '0.000000'],
  ['B37 6AA', '', '52.500', '-1.740'],
  ['B38 1AA', '', '99.999999', '0.000000'],
];
const middleOfSector = { latitude: 52.482, longitude: -1.752 };

let folder: string;
let service: INestApplicationContext;
let programme: TestProgramme;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-postcodes-'));
  const { service: databaseUrl, catalogue: catalogueUrl } = surroundings();
  service = await openService({ databaseUrl, catalogueUrl });
  await replaceDirectory(known);
  programme = await aProgramme();
});

/** The specs that come after in this database look for the sample's postcodes. */
afterAll(async () => {
  await importPostcodes(surroundings().owner, sample);
  await service.close();
  await rm(folder, { recursive: true });
});

async function replaceDirectory(rows: readonly (readonly string[])[]): Promise<void> {
  const file = join(folder, 'postcodes.csv');
  await writeFile(file, `pcds,doterm,lat,long\n${rows.map((row) => `${row.join(',')}\n`).join('')}`);
  await importPostcodes(surroundings().owner, file);
}

/** Looks postcodes up as the service does. */
function locate(...written: string[]): Promise<ReadonlyMap<string, Lookup>> {
  const directory = unitOfWork(
    service.get(DataSource),
    { clock: systemClock, newId },
    (tx) => new PgPostcodeDirectory(tx),
  );
  return directory.run(systemActor('test'), (postcodes) => postcodes.locate(written));
}

async function locateOne(written: string): Promise<Lookup | undefined> {
  return (await locate(written)).get(written);
}

describe('a postcode', () => {
  it.each(['B37 5AA', 'b375aa', ' B37  5AA '])(
    'that the directory knows is located by itself, written %j',
    async (written) => {
      expect(await locateOne(written)).toEqual({
        state: 'LOCATED',
        postcode: 'B37 5AA',
        point: { latitude: 52.48, longitude: -1.75 },
        precision: 'POSTCODE',
        radiusMetres: 0,
        rough: false,
        terminatedOn: null,
      });
    },
  );

  it('that was terminated is located by itself, and says in which month', async () => {
    expect(await locateOne('B37 5AE')).toMatchObject({
      precision: 'POSTCODE',
      point: { latitude: 52.486, longitude: -1.756 },
      rough: false,
      terminatedOn: '2019-03',
    });
  });

  it('that the directory does not know is located roughly by its sector, in the middle of the live ones', async () => {
    const found = await locateOne('B37 5ZZ');
    expect(found).toEqual({
      state: 'LOCATED',
      postcode: 'B37 5ZZ',
      point: middleOfSector,
      precision: 'SECTOR',
      radiusMetres: Math.round(haversineMetres(middleOfSector, { latitude: 52.484, longitude: -1.754 })),
      rough: true,
      terminatedOn: null,
    });
  });

  it('without a place of its own is located roughly by its sector, and keeps the month in which it was terminated', async () => {
    expect(await locateOne('B37 5AF')).toMatchObject({
      precision: 'SECTOR',
      point: middleOfSector,
      rough: true,
      terminatedOn: '2020-11',
    });
  });

  it('in a sector that the directory does not know is located roughly by its outward code', async () => {
    const found = await locateOne('B37 9ZZ');
    expect(found).toMatchObject({
      precision: 'OUTCODE',
      point: { latitude: expect.closeTo(52.483, 9), longitude: -1.751 },
      radiusMetres: expect.any(Number),
      rough: true,
    });
    expect(found?.state === 'LOCATED' && found.radiusMetres).toBeGreaterThan(1_000);
  });

  it.each(['AB10 1AA', 'B3 7AA', 'B38 1AA', 'WC1A 1AA'])(
    'such as %s, in whose district nothing has a place, is not located',
    async (written) => {
      expect(await locateOne(written)).toEqual({ state: 'UNKNOWN_AREA' });
    },
  );

  it.each(['', 'B37', 'B37 5', 'B37 5CC', 'ＢＢ', "B37 5AA'; drop table postcode"])(
    'is not what %j is',
    async (written) => {
      expect(await locateOne(written)).toEqual({ state: 'MALFORMED' });
    },
  );
});

describe('many postcodes', () => {
  it('are looked up at once as they are one by one, each under what was written', async () => {
    const written = ['B37 5AA', 'b375aa', 'B37 5AE', 'B37 5AF', 'B37 5ZZ', 'B37 9ZZ', 'AB10 1AA', 'B37', 'B37 5AA'];
    const together = await locate(...written);
    expect([...together.keys()]).toEqual([...new Set(written)]);
    for (const one of written) expect(together.get(one)).toEqual(await locateOne(one));
  });

  it('may be none, or ten thousand', async () => {
    expect(await locate()).toEqual(new Map());
    const letters = [...'ABDEFGHJLNPQRSTUWXYZ'];
    const written = letters.flatMap((one) =>
      letters.flatMap((two) => Array.from({ length: 25 }, (_, district) => `B${district + 20} 5${one}${two}`)),
    );
    const found = await locate(...written);
    expect(found.size).toBe(10_000);
    const located = [...found.values()].filter(({ state }) => state === 'LOCATED');
    // Of the 25 districts three are known, with all their 400 codes: B26, B36 and B37.
    expect(located).toHaveLength(1_200);
  });
});

const rejection = '... on CsvRejected { rows { row column value reason } }';

describe('a site', () => {
  it.each([
    ['B37 5AB', 'B37 5AB', false, { latitude: 52.482, longitude: -1.752 }],
    ['b37 5zz', 'B37 5ZZ', true, middleOfSector],
    ['B37 9ZZ', 'B37 9ZZ', true, { latitude: 52.483, longitude: -1.751 }],
  ])('at %s is taken, and says whether it is roughly there', async (written, postcode, roughLocation, point) => {
    const { token } = await anEmployer(programme, { isVerified: false });
    const site = { name: 'Yard', addressLine: '2 Lea Road', access: 'Steps', postcode: written };
    const { siteId } = await perform(token, 'addSite', site, 'siteId');
    const { data } = await graphql(token, '{ myEmployer { sites { id postcode roughLocation } } }');
    expect(data.myEmployer.sites).toContainEqual({ id: siteId, postcode, roughLocation });
    expect(await asOwner('select latitude, longitude from site where id = $1', [siteId])).toEqual([
      { latitude: expect.closeTo(point.latitude, 9), longitude: expect.closeTo(point.longitude, 9) },
    ]);
  });

  it.each([
    ['B38 1AA', '"B38 1AA" lies in no district of the directory that is loaded here.'],
    ['B37 5', '"B37 5" is not a postcode.'],
  ])('at %s is refused, saying why', async (postcode, message) => {
    const { token } = await anEmployer(programme, { isVerified: false });
    const site = { name: 'Yard', addressLine: '2 Lea Road', access: 'Steps', postcode };
    expect(await attempt(token, 'addSite', site, '... on UnknownPostcode { postcode }')).toEqual({
      __typename: 'UnknownPostcode',
      code: 'UNKNOWN_POSTCODE',
      message,
      postcode,
    });
  });
});

describe('a school', () => {
  it.each([
    ['B37 5AA', false],
    ['B37 5ZZ', true],
  ])('at %s says whether it is roughly there: %s', async (postcode, roughLocation) => {
    const school = await aSchool(programme, { postcode });
    const { data } = await graphql(school.lead, '{ mySchool { postcode roughLocation } }');
    expect(data.mySchool).toEqual({ postcode, roughLocation });
    const list = await graphql(programme.coordinator, '{ schools(first: 100) { nodes { id roughLocation } } }');
    expect(list.data.schools.nodes).toContainEqual({ id: school.id, roughLocation });
  });

  it('is not registered where not even the district is known', async () => {
    const input = { urn: String(300_000 + unique()), name: 'Nowhere School', postcode: 'AB10 1AA' };
    expect(await attempt(programme.coordinator, 'registerSchool', input)).toMatchObject({
      __typename: 'UnknownPostcode',
    });
  });
});

describe("a student's home", () => {
  const list = '{ students(first: 10) { nodes { givenName roughLocation } } }';

  it('at a postcode that the directory does not know is roughly in its sector, until an import that knows better', async () => {
    const { id, lead } = await aSchool(programme);
    const [exact, rough] = [
      aStudentLine({ given_name: 'Amina', home_postcode: 'B37 5AA' }),
      aStudentLine({ given_name: 'Bilal', home_postcode: 'B37 5ZZ' }),
    ];
    const csv = aCsv([exact.line, rough.line]);
    const seen = async (): Promise<unknown> =>
      ((await graphql(lead, list)).data.students.nodes as { givenName: string; roughLocation: boolean }[])
        .map(({ givenName, roughLocation }) => [givenName, roughLocation])
        .sort();
    const cellOfRough = async (): Promise<unknown> =>
      asOwner(
        'select home_cell from student_identity i join student s on s.id = i.student_id where i.school_id = $1 and i.upn = $2',
        [id, rough.upn],
      );
    expect(await perform(lead, 'importStudents', { csv }, 'added')).toMatchObject({ added: 2 });
    expect(await seen()).toEqual([
      ['Amina', false],
      ['Bilal', true],
    ]);
    const before = await cellOfRough();
    expect(before).toHaveLength(1);
    await replaceDirectory([...known, ['B37 5ZZ', '', '52.47', '-1.73']]);
    try {
      await perform(lead, 'importStudents', { csv });
    } finally {
      await replaceDirectory(known);
    }
    expect(await seen()).toEqual([
      ['Amina', false],
      ['Bilal', false],
    ]);
    expect(await cellOfRough()).not.toEqual(before);
  });

  it('is refused with its row where not even the district is known', async () => {
    const { lead } = await aSchool(programme);
    const csv = aCsv([aStudentLine().line, aStudentLine({ home_postcode: 'AB10 1AA' }).line]);
    const { rows } = await attempt(lead, 'importStudents', { csv }, rejection);
    const reason = 'lies in no district of the postcode directory that is loaded here';
    expect(rows).toEqual([{ row: 3, column: 'home_postcode', value: 'AB10 1AA', reason }]);
  });
});
