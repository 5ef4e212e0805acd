import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import pg from 'pg';
import { parsePostcode } from '#geo';
import type { Command } from './command.js';

/** Fills the postcode directory from a CSV file with the columns postcode, lat and lon. */
export const importPostcodesCommand: Command = {
  summary: 'fill the postcode directory from FILE, a CSV with columns postcode, lat, lon (MIGRATION_DATABASE_URL)',
  async run([file]) {
    const owner = process.env['MIGRATION_DATABASE_URL'];
    if (file === undefined || owner === undefined) throw new Error('Name a file, and set MIGRATION_DATABASE_URL.');
    process.stdout.write(`${await importPostcodes(owner, file)} postcodes are in the directory now.\n`);
  },
};

const batchSize = 5000;

/** Adds or moves every postcode of the file in one transaction. Returns how many lines were taken; throws at the first bad one. */
export async function importPostcodes(ownerUrl: string, file: string): Promise<number> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    let taken = 0;
    let batch: [string, number, number][] = [];
    for await (const record of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
      batch.push(readLine(record as Record<string, string>, taken + batch.length + 2));
      if (batch.length === batchSize) {
        await write(client, batch);
        taken += batch.length;
        batch = [];
      }
    }
    await write(client, batch);
    await client.query('commit');
    return taken + batch.length;
  } finally {
    await client.end();
  }
}

function readLine(
  { postcode = '', lat = '', lon = '' }: Record<string, string>,
  line: number,
): [string, number, number] {
  const code = parsePostcode(postcode);
  const [latitude, longitude] = [Number(lat), Number(lon)];
  if (code === undefined || lat === '' || lon === '' || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
    throw new Error(`Line ${line} is not a postcode with a latitude and a longitude: "${postcode},${lat},${lon}".`);
  }
  return [code, latitude, longitude];
}

async function write(client: pg.Client, batch: readonly [string, number, number][]): Promise<void> {
  await client.query(
    `insert into postcode (code, latitude, longitude) select * from unnest($1::text[], $2::float8[], $3::float8[])
     on conflict (code) do update set latitude = excluded.latitude, longitude = excluded.longitude`,
    [batch.map(([code]) => code), batch.map(([, latitude]) => latitude), batch.map(([, , longitude]) => longitude)],
  );
}
