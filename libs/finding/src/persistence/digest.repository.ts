import {
  pageOf,
  parseLocalDate,
  readCursor,
  systemActor,
  type Actor,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type ScopedReads, type Transaction } from '#platform';
import { travellerColumns, travellerOf, type TravellerRow } from '#travel';
import { farthestBackDays } from '../application/make-weekly-digests.use-case.js';
import type { Digest, DigestReads, Digests, DueStudent, NewAdvert } from '../application/ports.js';

/** Digests in PostgreSQL. */
export class PgDigests implements Digests {
  constructor(private readonly tx: Transaction) {}

  async add(digests: readonly Digest[], week: LocalDate, at: Date): Promise<ReadonlySet<string>> {
    const rows = digests.map(({ id, student, adverts }) => ({
      id,
      programme_id: student.programmeId,
      school_id: student.schoolId,
      student_id: student.id,
      opportunity_ids: adverts.map((advert) => advert.id),
      minutes: adverts.map(({ minutes }) => minutes),
    }));
    const added = await this.tx.manager.query<{ id: string }[]>(
      `insert into digest (id, programme_id, school_id, student_id, week, opportunity_ids, minutes, made_at)
       select id, programme_id, school_id, student_id, $2, opportunity_ids, minutes, $3
       from jsonb_to_recordset($1) as d (id text, programme_id text, school_id text, student_id text, opportunity_ids text[], minutes smallint[])
       on conflict (student_id, week) do nothing returning id`,
      [JSON.stringify(rows), week, at],
    );
    return new Set(added.map(({ id }) => id));
  }

  async setWanted({ studentId }: Actor, isWanted: boolean): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'update student set weekly_digest = $2 where id = $1',
      [studentId, isWanted],
    );
    return found === 1;
  }
}

type DueRow = Omit<DueStudent, 'traveller'> & TravellerRow;

const due = statement<DueRow>(
  'digests_due',
  `select st.id, st.programme_id as "programmeId", st.school_id as "schoolId", ${travellerColumns('st')},
     coalesce((select max(d.made_at) - interval '1 day' from digest d where d.student_id = st.id), $2::timestamptz - interval '7 days') as since,
     array(select told from digest d, unnest(d.opportunity_ids) told where d.student_id = st.id
       and d.made_at > $2::timestamptz - interval '${farthestBackDays} days') as told
   from student st where st.weekly_digest and not exists (select from digest d where d.student_id = st.id and d.week = $1)
   order by st.id limit $3`,
);

const newAdverts = statement<NewAdvert>(
  'new_adverts',
  `select distinct on (o.published_at, o.id, slot_kept_for(s)) o.id, o.programme_id as "programmeId", o.year_groups as "yearGroups",
     o.published_at as "publishedAt", s.id as "slotId", slot_kept_for(s) as "keptForSchoolIds",
     case when o.kind = 'PLACEMENT' then json_build_object('point', json_build_object('latitude', t.latitude, 'longitude', t.longitude),
       'on', s.starts_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'), 'finishesAt', to_char(s.finishes_at, 'HH24:MI'),
        'others', (select coalesce(json_agg(json_build_object('point', p, 'on', s.starts_on)), '[]')
          from json_array_elements(other_sites_of(o.id)) p)) end as site
   from opportunity o join employer e on e.id = o.employer_id join site t on t.id = o.site_id join slot s on s.opportunity_id = o.id
   where o.state = 'PUBLISHED' and e.state = 'VERIFIED' and not o.id = any((select held_adverts())::text[]) and o.published_at >= $1 and s.state = 'OPEN' and s.starts_on > $2::date
     and s.taken < s.capacity
   order by o.published_at desc, o.id desc, slot_kept_for(s), s.starts_on, s.id`,
);

const reader = systemActor('make-digests');

/** What digests are made from, in PostgreSQL; read by the service itself. */
export class PgDigestReads implements DigestReads {
  constructor(private readonly reads: ScopedReads) {}

  async due(week: LocalDate, at: Date, limit: number): Promise<DueStudent[]> {
    const rows = await this.reads.all(reader, due, [week, at, limit]);
    return rows.map((row) => ({ ...row, traveller: travellerOf(row) }));
  }

  newAdverts(since: Date, today: LocalDate): Promise<NewAdvert[]> {
    return this.reads.all(reader, newAdverts, [since, today]);
  }
}

/** A digest as its student reads it. */
export interface DigestRow {
  readonly id: string;
  readonly week: LocalDate;
  readonly opportunityIds: OpportunityId[];
  /** Of each, in the same order; null where there is no way to be made, and all of it for digests from before minutes were told. */
  readonly minutes: (number | null)[] | null;
}

const own = statement<DigestRow>(
  'weekly_digests',
  `select id, to_char(week, 'YYYY-MM-DD') as week, opportunity_ids as "opportunityIds", minutes from digest
   where student_id = $1 and cardinality(opportunity_ids) > 0 and ($2::date is null or week < $2::date) order by week desc limit $3`,
);
const wanted = statement<{ weekly_digest: boolean }>('wants_digest', 'select weekly_digest from student where id = $1');

/** Reads of a student's own digests. */
export class DigestQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The latest first. One statement. */
  async own(actor: Actor, { first, after }: PageRequest): Promise<Page<DigestRow>> {
    const before = after === null ? null : (parseLocalDate(String(readCursor(after, 1)?.[0])) ?? null);
    return pageOf(await this.reads.all(actor, own, [actor.studentId, before, first + 1]), first, (row) => [row.week]);
  }

  async isWanted(actor: Actor): Promise<boolean> {
    return (await this.reads.one(actor, wanted, [actor.studentId]))?.weekly_digest ?? false;
  }
}
