import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { systemActor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { SchoolTerms } from '../timetable/kind-of-day.js';
import { decodeTimetable, type Timetable } from '#timetable';

/** Where the timetable in use comes from. */
export interface TimetableSource {
  /** Which timetable is in use; null when none was ever imported. One small read. */
  currentId(): Promise<string | null>;
  /** The timetable of that id. Some 20 ms for a town, a second for a region. */
  read(id: string): Promise<Timetable>;
  /** The terms of every school, which tell term time from holidays. */
  terms(): Promise<SchoolTerms[]>;
}

const inUse = statement<{ id: string }>('timetable_in_use', 'select id from timetable where is_in_use');
const content = statement<{ content: Buffer }>('timetable_content', 'select content from timetable where id = $1');
const terms = statement<SchoolTerms>(
  'terms_of_all_schools',
  `select json_agg(json_build_object('startsOn', starts_on, 'halfTermFrom', coalesce(half_term_from, ends_on + 1),
     'halfTermTo', coalesce(half_term_to, ends_on), 'endsOn', ends_on) order by starts_on) as terms
   from term group by school_id order by school_id`,
);

const reader = systemActor('timetables');
const unpack = promisify(gunzip);

/** Timetables in PostgreSQL, where every process of the service finds the same one. */
export class TimetableStore implements TimetableSource {
  constructor(private readonly reads: ScopedReads) {}

  async currentId(): Promise<string | null> {
    return (await this.reads.one(reader, inUse))?.id ?? null;
  }

  async read(id: string): Promise<Timetable> {
    const row = await this.reads.one(reader, content, [id]);
    if (row === undefined) throw new Error(`Timetable ${id} was taken away while it was being read.`);
    return decodeTimetable(await unpack(row.content));
  }

  async terms(): Promise<SchoolTerms[]> {
    return this.reads.all(reader, terms);
  }
}
