import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { allocateSheets } from './allocate.js';
import { verifyText } from './verify.js';

const seed = '00112233445566778899aabbccddeeff';

const students = `id,school,priority_class,seat_types,unavailable,agrees_to_move,pinned_to
ada,Northfield,1,,,yes,
ben,Northfield,0,bursary; care leaver,,no,
cem,Northfield,1,,2027-06-01 to 2027-06-05,,
dee,Westbrook,2,,,yes,
eve,Westbrook,2,,,yes,museum
`;
const slots = `id,capacity,school_ceilings,employer,employer_ceiling,minimum_group,from,to
bakery,1,,Rolls,3,,2027-06-14,2027-06-18
garage,2,Northfield: 1,,,,2027-06-14,2027-06-18
library,1,,Rolls,,,2027-06-14,2027-06-18
museum,3,,,,2,2027-06-01,2027-06-02
`;
const preferences = `student,slot,rank,minutes,excluded
ada,bakery,1,20,
ada,garage,2,31,
ben,bakery,1,20,
ben,garage,2,20,
cem,museum,1,20,
cem,garage,2,20,
cem,bakery,3,20,
dee,library,,60,
dee,bakery,2,20,
dee,museum,,45,yes
dee,garage,,46,
`;

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-allocate-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(
  sheets: Readonly<Partial<Record<'students' | 'slots' | 'preferences', string | Uint8Array>>>,
  ...options: readonly string[]
): Promise<string[]> {
  const named = { students, slots, preferences, ...sheets };
  for (const [name, text] of Object.entries(named)) await writeFile(join(folder, `${name}.csv`), text);
  const files = Object.keys(named).flatMap((name) => [`--${name}`, join(folder, `${name}.csv`)]);
  return allocateSheets([...files, '--out', join(folder, 'out'), ...options]);
}

const read = (file: string): Promise<string> => readFile(join(folder, 'out', file), 'utf8');
async function sheet(file: string): Promise<Record<string, string>[]> {
  return parse<Record<string, string>>(await read(file), { columns: true, bom: true });
}
const places = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await sheet('result.csv')).map(({ student = '', slot = '' }) => [student, slot] as const));

/** The faults that a run is refused with, without the folder. */
async function faultsOf(sheets: Parameters<typeof run>[0]): Promise<string[]> {
  const message = await run(sheets).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );
  return message.replaceAll(`${folder}/`, '').replaceAll(/^ {2}/gm, '').split('\n').slice(1);
}

describe('allocating from spreadsheets', () => {
  it('gives out places by the published order and writes who, where, why and the proof', async () => {
    const summary = await run({}, '--seed', seed);
    expect(await sheet('result.csv')).toEqual([
      { student: 'ada', slot: '', rank: '', chosen_by: '', minutes: '' },
      { student: 'ben', slot: 'bakery', rank: '1', chosen_by: 'student', minutes: '20' },
      { student: 'cem', slot: 'garage', rank: '2', chosen_by: 'student', minutes: '20' },
      { student: 'dee', slot: 'garage', rank: '2', chosen_by: 'system', minutes: '46' },
      { student: 'eve', slot: 'museum', rank: '', chosen_by: 'pinned', minutes: '' },
    ]);
    const reasons = await sheet('reasons.csv');
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'No place. Not bakery: the last seat went to class 0, this is class 1; not garage: the school has as many there as it may, and they stand before. 3 students can reach only 2 seats at 2 slots.',
      '1st choice.',
      '2nd choice. Not museum: on days on which the student is somewhere else.',
      '2nd choice, added by the system. Not bakery: the last seat went to class 0, this is class 2.',
      'Pinned before the run.',
    ]);
    expect((await sheet('slots.csv'))[0]).toEqual({
      slot: 'bakery',
      seats: '1',
      filled: '1',
      pinned: '0',
      closed: '',
      cut_off: 'class 0, band 0, lottery number 3',
      one_more_seat_would_save: '',
    });
    expect(summary).toEqual(
      expect.arrayContaining([
        '4 of 5 students have a place; 4 of 7 seats are filled.',
        '       1  1st choice',
        '       1  added by the system',
        '1 student has no place:',
        '  3 students who can reach only 2 seats at 2 slots: 1 goes without, however they are given out',
        'Left out as excluded: 1 row of the preferences.',
      ]),
    );
  });

  it('draws the lottery by HMAC-SHA-256 of seed and id, and commits to the seed by SHA-256', async () => {
    const summary = await run({}, '--seed', seed.toUpperCase());
    const secret = Buffer.from(seed, 'hex');
    const commitment = createHash('sha256').update(secret).digest('hex');
    expect(summary.join('\n')).toContain(commitment);
    const record = JSON.parse(await read('run.json')) as {
      draw: { keys: Record<string, string>; commitment: string };
      instance: { lottery: Record<string, number> };
    };
    expect(record.draw.commitment).toBe(commitment);
    expect(record.draw.keys['ada']).toBe(createHmac('sha256', secret).update('ada').digest('hex'));
    const byKey = Object.entries(record.draw.keys).sort(([, left], [, right]) => (left < right ? -1 : 1));
    expect(byKey.map(([id]) => record.instance.lottery[id])).toEqual([1, 2, 3, 4, 5]);
  });

  it('draws a seed of its own, another one each time, and prints it', async () => {
    const seedIn = (summary: string[]): string | undefined => /[0-9a-f]{64}/.exec(summary.join('\n'))?.[0];
    const first = seedIn(await run({}));
    await rm(join(folder, 'out'), { recursive: true });
    const second = seedIn(await run({}));
    expect(first).toBeDefined();
    expect(first).not.toBe(second);
  });

  it.each([
    [['--mode', 'fair', '--completion', '1'], 'completion'],
    [['--mode', 'maximum'], 'TOTAL_RANK'],
    [['--mode', 'maximum', '--ranks', 'generous', '--priority-classes', '2'], 'FEWEST_OF_RANK'],
    [['--mode', 'maximum', '--ranks', 'greedy'], 'MOST_OF_RANK'],
  ])('runs with %j and proves it', async (options, trace) => {
    const summary = await run({}, '--seed', seed, ...options);
    expect(summary[0]).toBe('4 of 5 students have a place; 4 of 7 seats are filled.');
    const text = await read('run.json');
    expect(text).toContain(trace);
    expect(verifyText(text)).toMatchObject({ holds: true });
    expect(await places()).toMatchObject({ dee: expect.stringMatching(/garage|library/), eve: 'museum' });
  });

  it('tells in the maximum mode what one more seat would save', async () => {
    await run({}, '--seed', seed, '--mode', 'maximum');
    const savings = (await sheet('slots.csv')).map(({ one_more_seat_would_save: saving }) => saving);
    expect(savings).toContain('1 student more with a place');
  });

  it('reads what Excel saves: byte order mark, line ends of Windows, spaces, empty rows, columns in any order', async () => {
    await run({}, '--seed', seed);
    const plain = await read('run.json');
    await rm(join(folder, 'out'), { recursive: true });
    const [header = '', ...rows] = students.trim().split('\n');
    const turned = (line: string): string => line.split(',').toReversed().join(' , ');
    const asExcel = `\uFEFF${[turned(header.replaceAll('_', ' ').toUpperCase()), ...rows.map(turned), ',,,,,,', ',,,,,,', ''].join('\r\n')}`;
    await run({ students: asExcel }, '--seed', seed);
    expect(await read('run.json')).toBe(plain);
  });

  it('reads British dates as the same days', async () => {
    await run({}, '--seed', seed);
    const plain = await read('run.json');
    await rm(join(folder, 'out'), { recursive: true });
    const british = (text: string): string => text.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1');
    await run({ students: british(students), slots: british(slots) }, '--seed', seed);
    expect(await read('run.json')).toBe(plain);
  });

  it('reads Windows-1252 with its accents and apostrophes', async () => {
    const named = students.replaceAll('ada', 'Zoë O’Neil');
    const asked = preferences.replaceAll('ada', 'Zoë O’Neil');
    const bytes = (text: string): Uint8Array => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');
    await run({ students: bytes(named), preferences: bytes(asked) });
    expect(Object.keys(await places())).toContain('Zoë O’Neil');
  });

  it('tells of a column that it does not look at', async () => {
    const summary = await run({ slots: slots.replace('employer_ceiling', 'employer_cieling') });
    expect(summary.join('\n')).toContain('the column "employer_cieling"');
  });

  it('tells every fault of all three files at once, where it is, and writes nothing', async () => {
    const faults = await faultsOf({
      students: `id,school,priority_class,unavailable,agrees_to_move,pinned_to
ada,,x,2027-99-01,perhaps,nowhere
ada,North,17,,,
`,
      slots: `id,capacity,school_ceilings,employer_ceiling,minimum_group,from,to,reserves
bakery,,North 1,3,0,2027-06-14,,
garage,2.5,North: 1; North: 2,,,2027-06-20,2027-06-14,a: 9
`,
      preferences: `student,slot,rank,minutes
zoe,bakery,1,
ada,quarry,1,900
ada,bakery,1,20
ada,garage,1,20

ada,bakery,2,20
`,
    });
    expect(faults).toEqual([
      'students.csv, row 2, school: is empty',
      'students.csv, row 2, unavailable: "2027-99-01" is not a date of the form YYYY-MM-DD or DD/MM/YYYY',
      'students.csv, row 2, priority_class: "x" is not a whole number',
      'students.csv, row 2, agrees_to_move: "perhaps" is neither yes nor no',
      'students.csv, row 2, pinned_to: "nowhere" is not a slot of this run',
      'students.csv, row 3, id: "ada" is not the first with this id',
      'students.csv, row 3, priority_class: "17" is not a whole number from 0 to 15',
      'slots.csv, row 2, capacity: is empty',
      'slots.csv, row 2, school_ceilings: "North 1" is not of the form NAME: SEATS; NAME: SEATS',
      'slots.csv, row 2, to: is empty, and from is not',
      'slots.csv, row 2, employer_ceiling: "3" has no employer beside it',
      'slots.csv, row 2, minimum_group: "0" is not a whole number from 1 to 8388607',
      'slots.csv, row 3, capacity: "2.5" is not a whole number',
      'slots.csv, row 3, to: "2027-06-14" is before the first day',
      'slots.csv, row 3, school_ceilings: "North: 1; North: 2" is not the first with this id',
      'preferences.csv, row 2, student: "zoe" is not an id of the students’ file',
      'preferences.csv, row 2, minutes: is empty, and there is no band beside it',
      'preferences.csv, row 3, slot: "quarry" is not an id of the slots’ file',
      'preferences.csv, row 3, minutes: "900" is not from 0 to 720: minutes are those of one way',
      'preferences.csv, row 5, rank: "1" is the rank of another slot of this student too',
      'preferences.csv, row 7, slot: "bakery" is on the list of this student already',
    ]);
    expect((await readdir(folder)).sort()).toEqual(['preferences.csv', 'slots.csv', 'students.csv']);
  });

  it.each([
    [
      'students',
      'name\nada\n',
      ['students.csv, row 1, id: the column is missing', 'students.csv, row 1, school: the column is missing'],
    ],
    ['slots', 'id,capacity,Id\nbakery,1,x\n', ['slots.csv, row 1, id: the column is there twice']],
    [
      'slots',
      'id,capacity,employer\nbakery,1,"Rolls\n',
      ['slots.csv, row 2: has a quotation mark out of place; the file cannot be read from here on'],
    ],
    ['slots', 'id,capacity\nbakery,1,7\n', ['slots.csv, row 2: has more cells than the header has columns']],
    [
      'slots',
      'id,capacity,employer,employer_ceiling\nbakery,1,Rolls,3\ngarage,1,Rolls,4\n',
      ['slots.csv, row 3, employer_ceiling: "4" is 3 for the same employer in row 2'],
    ],
    [
      'slots',
      'id,capacity,heads_in_room\nbakery,1,3\n',
      ['slots.csv, row 2, students_per_adult: is empty, and heads_in_room is not'],
    ],
    [
      'students',
      'id,school,unavailable\nada,North,2027-06-01\n',
      ['slots.csv, row 2, from: is missing, and a student who lists the slot is unavailable on some'],
    ],
  ] as const)('refuses %s like %j', async (name, text, expected) => {
    const plain = {
      students: 'id,school\nada,North\n',
      slots: 'id,capacity\nbakery,1\n',
      preferences: 'student,slot,rank\nada,bakery,1\n',
    };
    expect(await faultsOf({ ...plain, [name]: text })).toEqual(expect.arrayContaining([...expected]));
  });

  it('overwrites nothing', async () => {
    await run({}, '--seed', seed);
    const before = await read('run.json');
    await expect(run({})).rejects.toThrow('is not empty');
    expect(await read('run.json')).toBe(before);
  });

  it.each([
    [['--mode', 'best'], '--mode is fair or maximum'],
    [['--completion', '1', '--mode', 'maximum'], '--completion goes with --mode fair only'],
    [['--ranks', 'greedy'], '--ranks goes with --mode maximum only'],
    [['--mode', 'maximum', '--ranks', 'best'], '--ranks is one of'],
    [['--mode', 'maximum', '--priority-classes', '17'], '--priority-classes is 16 at most'],
    [['--completion', '-1'], '--completion'],
    [['--seed', '1234'], '--seed is 32 or more hexadecimal digits'],
    [['--sed', '1234'], '--sed'],
  ])('does not run with %j', async (options, message) => {
    await expect(run({}, ...options)).rejects.toThrow(message);
    expect(await readdir(folder)).not.toContain('out');
  });
});

describe('verifying a run that was written', () => {
  it('says of each check that it holds, with commitment and instance', async () => {
    const summary = await run({}, '--seed', seed, '--completion', '1');
    const { lines, holds } = verifyText(await read('run.json'));
    expect(holds).toBe(true);
    expect(lines.at(-1)).toBe('Everything holds.');
    expect(lines.filter((line) => line.startsWith('holds'))).toHaveLength(30);
    const hashes = summary.flatMap((line) => /[0-9a-f]{64}$/.exec(line) ?? []);
    expect(hashes.length).toBeGreaterThan(1);
    for (const hash of hashes) expect(lines.join('\n')).toContain(hash);
  });

  it('names what is wrong, and at most twenty of each', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `s${String(at).padStart(2, '0')}`);
    await run({
      students: `id,school\n${many.map((id) => `${id},North\n`).join('')}`,
      slots: 'id,capacity\nbakery,40\n',
      preferences: `student,slot,rank\n${many.map((id) => `${id},bakery,1\n`).join('')}`,
    });
    const record = JSON.parse(await read('run.json')) as { result: { outcomes: { rank: number }[] } };
    for (const outcome of record.result.outcomes) outcome.rank = 2;
    const { lines, holds } = verifyText(JSON.stringify(record));
    expect(holds).toBe(false);
    expect(lines.find((line) => line.startsWith('DOES NOT HOLD'))).toContain('told the true reason');
    expect(lines).toContain('    REASON_WRONG student s00 slot bakery');
    expect(lines.filter((line) => line.includes('REASON_WRONG'))).toHaveLength(20);
    expect(lines).toContain('    and 10 more');
  });

  it('draws the lottery again', async () => {
    await run({}, '--seed', seed);
    const text = await read('run.json');
    expect(verifyText(text.replace(seed, seed.replace('0011', '0012')))).toMatchObject({ holds: false });
    const bent = text.replace(/"commitment":"../, '"commitment":"zz').replace('zz', '00');
    expect(verifyText(bent).lines.join('\n')).toContain('DOES NOT HOLD  draw        The commitment');
  });

  it.each([
    ['{', 'The file is not JSON.'],
    ['{}', 'The file is not a sound record of a run:'],
  ])('refuses %j', (text, line) => {
    const { lines, holds } = verifyText(text);
    expect(holds).toBe(false);
    expect(lines).toContain(line);
  });
});
