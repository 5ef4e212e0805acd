import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPostcodeFile, type LineReading } from './read-postcode-file.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foothold-postcodes-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function readText(text: string): Promise<LineReading[]> {
  const file = join(folder, 'postcodes.csv');
  await writeFile(file, text);
  const readings: LineReading[] = [];
  for await (const reading of readPostcodeFile(file)) readings.push(reading);
  return readings;
}

/** Line and postcode of each row, or what is wrong with it. */
async function linesOf(text: string): Promise<[number, string][]> {
  return (await readText(text)).map(({ line, reading }) => [
    line,
    reading.kind === 'TAKEN'
      ? reading.row.code
      : reading.kind === 'FAULTY'
        ? reading.faults.map(({ reason }) => reason).join('; ')
        : reading.kind,
  ]);
}

describe('a file of postcodes', () => {
  it.each(['\n', '\r\n', '\r'])(
    'is read with line ends %j, a byte order mark, quotation marks and empty lines',
    async (end) => {
      const lines = [
        '\ufeff"pcds","name","lat","long"',
        '"B1 1AA","Hill, and ""dale""",52.5,-1.8',
        '',
        'B1 1AB,,52.5,-1.8',
      ];
      expect(await linesOf(lines.join(end))).toEqual([
        [2, 'B1 1AA'],
        [4, 'B1 1AB'],
      ]);
    },
  );

  it('goes on after a row with a fault, and says in which line each is', async () => {
    const text = 'postcode,lat,lon\nB1 1AA,52.5,-1.8\nB1 1AB,52.5\nXX,52.5,-1.8\nB1 1AD,52.5,-1.8\n';
    expect(await linesOf(text)).toEqual([
      [2, 'B1 1AA'],
      [3, 'has 2 cells where the header has 3'],
      [4, 'is not a postcode'],
      [5, 'B1 1AD'],
    ]);
  });

  it('ends at a quotation mark out of place', async () => {
    const text = 'postcode,lat,lon\nB1 1AA,52.5,-1.8\nB1 "1AB,52.5,-1.8\nB1 1AD,52.5,-1.8\n';
    const reason = expect.stringMatching(/^has a quotation mark out of place/);
    expect((await linesOf(text)).at(-1)).toEqual([3, reason]);
    expect((await linesOf('postcode,lat,lon\nB1 1AA,52.5,"-1.8\nB1 1AB,52.5,-1.8\n')).at(-1)).toEqual([3, reason]);
  });

  it('is not held in memory behind a quotation mark that is never closed', async () => {
    const text = `postcode,lat,lon\n"B1 1AA,52.5,-1.8\n${'B1 1AB,52.5,-1.8\n'.repeat(10_000)}`;
    const [[line = 0, reason] = []] = await linesOf(text);
    expect(reason).toMatch(/^has a quotation mark out of place/);
    expect(line).toBeLessThan(9_000);
  });

  it('that is longer than what is held of it at once gives every row in order', async () => {
    const codes = [...'ABDEFGHJLN'].flatMap((one) =>
      [...'ABDEFGHJLN'].flatMap((two) =>
        Array.from({ length: 90 }, (_, district) => `B${district + 10} 1${one}${two}`),
      ),
    );
    const read = await linesOf(`postcode,lat,lon\n${codes.map((code) => `${code},52.5,-1.8\n`).join('')}`);
    expect(read).toEqual(codes.map((code, index) => [index + 2, code]));
  });

  it('that is empty gives nothing', async () => {
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf('postcode,lat,lon\n')).toEqual([]);
  });

  it('without the columns that are needed is refused', async () => {
    await expect(readText('upn,name\nA,B\n')).rejects.toThrow('The first line names no columns of postcodes');
  });

  it('that is not there is refused', async () => {
    await expect(readPostcodeFile(join(folder, 'nowhere.csv')).next()).rejects.toThrow('ENOENT');
  });
});
