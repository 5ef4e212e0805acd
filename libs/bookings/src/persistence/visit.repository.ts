import { invariant, type AccountId, type LocalDate, type SlotRequestId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { BookedVisit, ConfirmedVisit, VisitMark, Visits } from '../application/visits.ports.js';
import type { SlotRequest } from '../domain/slot-request.js';
import type { Visitor } from '../domain/visit.js';
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
      `select o.year_groups as "yearGroupsWelcome", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", o.kind = 'PLACEMENT' as "isPlacement",
         r.register_confirmed_at is not null as "isConfirmed",
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

  async confirm(id: SlotRequestId, staffCount: number, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update slot_request set staff_count = $2, register_confirmed_at = $3, held_since = null where id = $1',
      [id, staffCount, at],
    );
  }

  lockConfirmed(on: LocalDate | null, today: LocalDate, after: string, limit: number): Promise<ConfirmedVisit[]> {
    return this.tx.manager.query<ConfirmedVisit[]>(
      `select r.id, r.programme_id as "programmeId", r.school_id as "schoolId", r.employer_id as "employerId", r.slot_id as "slotId",
         r.staff_count as "staffCount", r.is_purpose_agreed as "isPurposeAgreed", r.held_since is not null as "isHeld",
         array(select v.student_id::text from visitor v where v.slot_request_id = r.id order by v.student_id) as "studentIds"
       from slot_request r join slot s on s.id = r.slot_id
       where r.state = 'ACCEPTED' and r.register_confirmed_at is not null and s.ends_on >= $2::date
         and ($1::date is null or $1::date between s.starts_on and s.ends_on) and r.id > $3
         and exists (select from visitor v where v.slot_request_id = r.id)
       order by r.id limit $4 for no key update of r`,
      [on, today, after, limit],
    );
  }

  async hold(id: SlotRequestId, since: Date | null): Promise<void> {
    await this.tx.manager.query('update slot_request set held_since = $2 where id = $1', [id, since]);
  }

  async mark(id: SlotRequestId, marks: readonly VisitMark[], by: AccountId | null, at: Date): Promise<string[]> {
    const [marked] = await this.tx.manager.query<[{ studentId: string }[], number]>(
      `update visitor v set came = m.came, marked_by = $4, marked_at = $5
       from unnest($2::text[], $3::boolean[]) as m (student_id, came)
       where v.slot_request_id = $1 and v.student_id = m.student_id returning v.student_id as "studentId"`,
      [id, marks.map(({ studentId }) => studentId), marks.map(({ came }) => came), by, at],
    );
    const found = new Set(marked.map(({ studentId }) => studentId));
    return marks.map(({ studentId }) => studentId).filter((studentId) => !found.has(studentId));
  }
}
