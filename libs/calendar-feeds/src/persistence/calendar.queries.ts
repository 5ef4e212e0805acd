import type { Actor, LocalDate } from '#kernel';
import { statement, type ScopedReads, type Statement } from '#platform';
import type { CalendarReads } from '../application/ports.js';
import type { CalendarEntry } from '../domain/calendar-entry.js';

type ReaderRow = {
  readonly [Column in 'account_id' | 'role' | 'programme_id' | 'school_id' | 'employer_id' | 'student_id']:
    string | null;
};

const reader = statement<ReaderRow>('calendar_reader', 'select * from calendar_reader($1)');

const times = (
  of: string,
): string => `to_char(${of}.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(${of}.ends_on, 'YYYY-MM-DD') as "endsOn",
    to_char(${of}.starts_at, 'HH24:MI') as "startsAt", to_char(${of}.finishes_at, 'HH24:MI') as "finishesAt"`;
const dates = `${times('s')}, o.title, split_part(t.postcode, ' ', 1) as area, null::smallint[] as days, partner_stays(o.id) as elsewhere`;

/** From slots on: those with a day between the two, with advert and site. */
const between = `join opportunity o on o.id = s.opportunity_id join site t on t.id = o.site_id join employer e on e.id = o.employer_id
  where s.ends_on >= $2::date and s.starts_on <= $3::date`;

/** The places of the student and the visits on whose register they stand: area and title, and nobody else's data. */
const ofStudent = `select a.id, a.state, a.changed_at as "changedAt", 0 as changes, e.name as organisation, null::integer as held,
    null::integer as of, ${dates}
  from allocation a join slot s on s.id = a.slot_id ${between} and a.student_id = $1
  union all
  select v.id, case v.state when 'ACCEPTED' then 'REQUEST_ACCEPTED' else v.state end, v.changed_at, 0, v.organisation, null, null,
    ${times('v')}, v.title, v.area, null, '[]'
  from visits_of_student($2::date, $3::date) v`;

/** What the school has asked for, and how many of its students hold a place in which slot: numbers, no names. */
const ofSchool = `select r.id, case r.state when 'ACCEPTED' then 'REQUEST_ACCEPTED' else r.state end as state,
    coalesce(r.answered_at, r.created_at) as "changedAt", 0 as changes, e.name as organisation, r.places as held, r.places as of, ${dates}
  from slot_request r join slot s on s.id = r.slot_id ${between} and r.school_id = $1
  union all
  select s.id, 'CONFIRMED', greatest(n.changed_at, s.changed_at), s.changes, e.name, n.held, s.capacity, ${dates}
  from (select a.slot_id, count(*)::integer as held, max(a.changed_at) as changed_at from allocation a
    where a.school_id = $1 and a.state in ('CONFIRMED', 'ATTENDED', 'DID_NOT_ATTEND') group by a.slot_id) n
  join slot s on s.id = n.slot_id ${between}`;

/** The employer's own slots and its days of others': numbers, no names, before confirmation or after it. */
const ofEmployer = `select s.id, s.state, greatest(coalesce(s.changed_at, s.created_at),
      (select max(coalesce(r.answered_at, r.created_at)) from slot_request r where r.slot_id = s.id),
      (select max(a.changed_at) from allocation a where a.slot_id = s.id)) as "changedAt",
    s.changes, '' as organisation, s.taken as held, s.capacity as of, ${dates}
  from slot s ${between} and s.employer_id = $1
  union all
  select p.id, p.state, p.changed_at, p.changes, p.organisation, p.held, p.of, ${times('p')}, p.title, p.area, p.days, '[]'
  from partner_slots($2::date, $3::date) p`;

const inOrder = (title: string, text: string): Statement<CalendarEntry> =>
  statement(title, `${text} order by "startsOn", id limit 1000`);

const calendars: Partial<
  Record<Actor['role'], { read: Statement<CalendarEntry>; whose: (actor: Actor) => string | null }>
> = {
  STUDENT: { read: inOrder('calendar_of_student', ofStudent), whose: ({ studentId }) => studentId },
  CAREERS_LEAD: { read: inOrder('calendar_of_school', ofSchool), whose: ({ schoolId }) => schoolId },
  EMPLOYER: { read: inOrder('calendar_of_employer', ofEmployer), whose: ({ employerId }) => employerId },
};

/** A link that is open; its secret is known to its owner alone. */
export interface OwnFeed {
  readonly id: string;
  /** UTC, to the second. */
  readonly madeAt: string;
}

const own = statement<OwnFeed>(
  'own_calendar_feed',
  `select id, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt" from calendar_feed
   where account_id = $1 and role = $2 and revoked_at is null`,
);

/** What stands in calendars, in PostgreSQL. */
export class CalendarQueries implements CalendarReads {
  constructor(private readonly reads: ScopedReads) {}

  async readerOf(hash: Buffer): Promise<Actor | undefined> {
    const [row] = await this.reads.unscoped(reader, [hash]);
    if (row === undefined) return undefined;
    // The function's columns are ids of these kinds, and its roles are those of calendars.
    return {
      accountId: row.account_id,
      role: row.role,
      programmeId: row.programme_id,
      schoolId: row.school_id,
      employerId: row.employer_id,
      studentId: row.student_id,
      requestId: 'calendar',
    } as Actor;
  }

  /** The link to the actor's calendar, if there is one. */
  own(actor: Actor): Promise<OwnFeed | undefined> {
    return this.reads.one(actor, own, [actor.accountId, actor.role]);
  }

  async entries(actor: Actor, from: LocalDate, to: LocalDate): Promise<CalendarEntry[]> {
    const calendar = calendars[actor.role];
    return calendar === undefined ? [] : this.reads.all(actor, calendar.read, [calendar.whose(actor), from, to]);
  }
}
