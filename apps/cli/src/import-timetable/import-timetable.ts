import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import pg from 'pg';
import { addDays, eachDay, type LocalDate } from '#kernel';
import { newId } from '#platform';
import {
  coverageLines,
  coverageOf,
  dayFingerprint,
  decodeTimetable,
  encodeTimetable,
  readGtfs,
  servicesOn,
  type Timetable,
} from '#timetable';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/**
 * Reads a timetable and puts it in the place of the one in use, which is kept as an older version. One that is there already is only put
 * in use again. Returns what to tell whoever asked: what it covers, and on how many days it differs from the one before. Throws
 * `TimetableRefused` with every fault; then the one in use stays.
 */
export async function importTimetable(ownerUrl: string, path: string): Promise<string[]> {
  const { timetable, notes } = await readGtfs(path);
  const bytes = encodeTimetable(timetable);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const coverage = coverageOf(timetable);
  const content = await pack(bytes);
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table timetable in share row exclusive mode');
    const before = await inUse(client);
    await client.query('update timetable set is_in_use = false where is_in_use');
    const { from, until } = timetable.services;
    await client.query(
      `insert into timetable (id, digest, covers_from, covers_until, coverage, content, is_in_use)
       values ($1, $2, $3, $4, $5, $6, true) on conflict (digest) do update set is_in_use = true, imported_at = now()`,
      [newId('Timetable'), digest, from, until, JSON.stringify(coverage), content],
    );
    await client.query('commit');
    return [...coverageLines(coverage, notes), ...differences(before, timetable)];
  } finally {
    await client.end();
  }
}

async function inUse(client: pg.Client): Promise<Timetable | null> {
  const { rows } = await client.query<{ content: Buffer }>('select content from timetable where is_in_use');
  const [row] = rows;
  return row === undefined ? null : decodeTimetable(await unpack(row.content));
}

/** Days that both cover and that are not alike: whatever was worked out for the others stays. */
function differences(before: Timetable | null, after: Timetable): string[] {
  if (before === null) return ['It is the first timetable.'];
  const [from, until] = [
    later(before.services.from, after.services.from),
    earlier(before.services.until, after.services.until),
  ];
  const shared = from <= until ? eachDay(from, until) : [];
  const [printBefore, printAfter] = [fingerprints(before), fingerprints(after)];
  const changed = shared.filter((day) => printBefore(day) !== printAfter(day));
  return [
    `The timetable before covered ${shared.length} of the same days; on ${changed.length} of them something runs differently now.`,
  ];
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

/** Fingerprints of days; those on which, and on whose eve, the same services run have the same one, and it is taken once. */
function fingerprints(timetable: Timetable): (day: LocalDate) => string {
  const known = new Map<string, string>();
  return (day) => {
    const services = [addDays(day, -1), day].map((each) => servicesOn(timetable, each).join('')).join();
    let print = known.get(services);
    if (print === undefined) known.set(services, (print = dayFingerprint(timetable, day)));
    return print;
  };
}
