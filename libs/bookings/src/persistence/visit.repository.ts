import { invariant, type AccountId, type LocalDate, type SlotRequestId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { BookedVisit, ConfirmedVisit, Visits, VisitsScope } from '../application/visits.ports.js';
import type { SlotRequest } from '../domain/slot-request.js';
import type { Visitor } from '../domain/visit.js';
import type { VisitorSession } from '../domain/visit-sessions.js';
import { SlotRequestRow } from './slot-request.rows.js';

/** Who goes on visits, in PostgreSQL. */
export class PgVisits implements Visits {
  constructor(private readonly tx: Transaction) {}

  async lock(id: SlotRequestId): Promise<BookedVisit | undefined> {
    const request = await this.tx.manager.findOne(SlotRequestRow, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (request === null) return undefined;
    const [visit] = await this.tx.manager.query<Omit<BookedVisit, 'request'>[]>(
      `select o.year_groups as "yearGroupsWelcome", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", to_char(s.ends_on, 'YYYY-MM-DD') as "endsOn",
         to_char(s.starts_at, 'HH24:MI') as "startsAt", to_char(s.finishes_at, 'HH24:MI') as "finishesAt", o.kind = 'PLACEMENT' as "isPlacement",
         r.register_confirmed_at is not null as "isConfirmed", r.held_since is not null as "isHeld",
         exists (select from visitor v where v.slot_request_id = r.id and v.came is not null) as "isMarked"
       from slot_request r join slot s on s.id = r.slot_id join opportunity o on o.id = s.opportunity_id where r.id = $1`,
      [id],
    );
    invariant(visit !== undefined, 'whoever asked for places in a slot goes on seeing it');
    return { ...visit, request };
  }

  async visitors(id: SlotRequestId, studentIds: readonly string[]): Promise<Visitor[]> {
    return this.tx.manager.query<Visitor[]>(
      `select n.id, n.year_group as "yearGroup",
         exists (select from allocation a where a.student_id = n.id and a.days && daterange(s.starts_on, s.ends_on, '[]')
           and a.state in ('ACCEPTED', 'HOST_AGREED', 'CONFIRMED', 'ATTENDED'))
         or exists (select from visitor v join slot_request q on q.id = v.slot_request_id join slot w on w.id = q.slot_id
           where v.student_id = n.id and q.id <> r.id and q.state in ('OFFERED', 'REQUESTED', 'ACCEPTED')
             and daterange(w.starts_on, w.ends_on, '[]') && daterange(s.starts_on, s.ends_on, '[]')
             and w.starts_at < s.finishes_at and s.starts_at < w.finishes_at) as "isElsewhere",
         exists (select from blackout_day b where b.school_id = n.school_id and b.on_day between s.starts_on and s.ends_on
           and (b.year_groups is null or n.year_group = any(b.year_groups))) as "isKeptFree"
       from slot_request r join slot s on s.id = r.slot_id join student n on n.id = any($2) and n.school_id = r.school_id
       where r.id = $1 order by n.id`,
      [id, studentIds],
    );
  }

  async replace({ id, schoolId, employerId }: SlotRequest, studentIds: readonly StudentId[]): Promise<void> {
    await this.tx.manager.query('delete from visitor where slot_request_id = $1', [id]);
    await this.tx.manager.query(
      `insert into visitor (slot_request_id, school_id, employer_id, student_id) select $1, $2, $3, unnest($4::text[])`,
      [id, schoolId, employerId, studentIds],
    );
    await this.tx.manager.query(
      'update slot_request set register_confirmed_at = null, staff_count = null, held_since = null where id = $1',
      [id],
    );
  }

  registered(id: SlotRequestId): Promise<{ studentId: StudentId; yearGroup: number }[]> {
    return this.tx.manager.query<{ studentId: StudentId; yearGroup: number }[]>(
      `select n.id as "studentId", n.year_group as "yearGroup" from visitor v join student n on n.id = v.student_id
       where v.slot_request_id = $1 order by n.id`,
      [id],
    );
  }

  async noteStaff(id: SlotRequestId, staffCount: number): Promise<void> {
    await this.tx.manager.query(
      'update slot_request set staff_count = $2 where id = $1 and register_confirmed_at is null',
      [id, staffCount],
    );
  }

  async confirm(id: SlotRequestId, staffCount: number, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update slot_request set staff_count = $2, register_confirmed_at = $3, held_since = null where id = $1',
      [id, staffCount, at],
    );
  }

  lockConfirmed(scope: VisitsScope, today: LocalDate, after: string, limit: number): Promise<ConfirmedVisit[]> {
    const { slotRequestId = null, employerId = null, schoolId = null, studentId = null, on = null } = scope;
    return this.tx.manager.query<ConfirmedVisit[]>(
      `select r.id, r.programme_id as "programmeId", r.school_id as "schoolId", r.employer_id as "employerId", r.slot_id as "slotId",
         r.staff_count as "staffCount", r.is_purpose_agreed as "isPurposeAgreed", r.held_since is not null as "isHeld",
         case when (c.outcome = 'ALLOWED') = (r.held_since is null) then c.input_hash end as "inputHash", c.rule_set_version as "ruleSetVersion",
         array(select v.student_id::text from visitor v where v.slot_request_id = r.id order by v.student_id) as "studentIds"
       from slot_request r join slot s on s.id = r.slot_id
       left join lateral (select c.outcome, c.input_hash, c.rule_set_version from clearance c
         where c.slot_request_id = r.id and c.stage = 'CONFIRM' and c.voided_at is null order by c.decided_at desc, c.id desc limit 1) c on true
       where r.state = 'ACCEPTED' and r.register_confirmed_at is not null and s.ends_on >= $2::date
         and ($1::date is null or $1::date between s.starts_on and s.ends_on) and r.id > $3
         and ($5::text is null or r.employer_id = $5) and ($6::text is null or r.school_id = $6)
         and exists (select from visitor v where v.slot_request_id = r.id and ($7::text is null or v.student_id = $7))
         and ($8::text is null or r.id = $8)
       order by r.id limit $4 for no key update of r`,
      [on, today, after, limit, employerId, schoolId, studentId, slotRequestId],
    );
  }

  async hold(id: SlotRequestId, since: Date | null): Promise<void> {
    await this.tx.manager.query('update slot_request set held_since = $2 where id = $1', [id, since]);
  }

  async mark(
    { id, schoolId, employerId }: SlotRequest,
    marks: readonly VisitorSession[],
    by: AccountId | null,
    at: Date,
  ): Promise<string[]> {
    const said = [...new Set(marks.map(({ studentId }) => studentId))];
    const registered = await this.tx.manager.query<{ id: string }[]>(
      'select student_id as id from visitor where slot_request_id = $1 and student_id = any($2)',
      [id, said],
    );
    const known = new Set(registered.map((visitor) => visitor.id));
    const strangers = said.filter((studentId) => !known.has(studentId));
    if (strangers.length > 0) return strangers;
    await this.tx.manager.query(
      `insert into visit_attendance (slot_request_id, school_id, employer_id, student_id, on_day, session, mark, marked_by, marked_at)
       select $1, $2, $3, m.student_id, m.on_day, m.session, m.mark, $4, $5
       from unnest($6::text[], $7::date[], $8::text[], $9::text[]) as m (student_id, on_day, session, mark)
       on conflict (slot_request_id, student_id, on_day, session) do update set mark = excluded.mark, marked_by = excluded.marked_by,
         marked_at = excluded.marked_at`,
      [
        id,
        schoolId,
        employerId,
        by,
        at,
        marks.map(({ studentId }) => studentId),
        marks.map(({ onDay }) => onDay),
        marks.map(({ session }) => session),
        marks.map(({ mark }) => mark),
      ],
    );
    await this.tx.manager.query(
      `update visitor v set came = exists (select from visit_attendance m where m.slot_request_id = v.slot_request_id
           and m.student_id = v.student_id and m.mark = 'PRESENT'), marked_by = $3, marked_at = $4
       where v.slot_request_id = $1 and v.student_id = any($2)`,
      [id, said, by, at],
    );
    return [];
  }
}
