import type { AccountId, AllocationId, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Attendance, UnmarkedSession } from '../application/ports.js';
import type { Allocation } from '../domain/allocation.js';
import type { MarkedSession } from '../domain/attendance.js';

/** Marks of sessions in PostgreSQL, all of a call in one statement. */
export class PgAttendance implements Attendance {
  constructor(private readonly tx: Transaction) {}

  async mark(
    { id, programmeId, schoolId, employerId }: Allocation,
    marks: readonly MarkedSession[],
    by: AccountId | null,
    at: Date,
  ): Promise<void> {
    await this.tx.manager.query(
      `insert into attendance (allocation_id, on_day, session, mark, programme_id, school_id, employer_id, marked_by, marked_at)
       select $1, m.on_day, m.session, m.mark, $2, $3, $4, $5, $6
       from unnest($7::date[], $8::text[], $9::text[]) as m (on_day, session, mark)
       on conflict (allocation_id, on_day, session) do update set mark = excluded.mark, marked_by = excluded.marked_by,
         marked_at = excluded.marked_at`,
      [
        id,
        programmeId,
        schoolId,
        employerId,
        by,
        at,
        marks.map(({ onDay }) => onDay),
        marks.map(({ session }) => session),
        marks.map(({ mark }) => mark),
      ],
    );
  }

  async marksOf(id: AllocationId): Promise<MarkedSession[]> {
    return this.tx.manager.query<MarkedSession[]>(
      `select to_char(on_day, 'YYYY-MM-DD') as "onDay", session, mark from attendance where allocation_id = $1`,
      [id],
    );
  }

  async unmarkedSessions(on: LocalDate, at: Date): Promise<readonly UnmarkedSession[]> {
    return this.tx.manager.query<UnmarkedSession[]>(
      `select g.kind, g.id as "subjectId", g.school_id as "schoolId", h.session from (
         select 'attendance.unmarked' as kind, a.id, a.school_id, a.slot_id from allocation a
         where a.state = 'CONFIRMED' and a.held_since is null and a.days @> $1::date
         union all
         select 'visit.unmarked', r.id, r.school_id, r.slot_id from slot_request r join slot s on s.id = r.slot_id
         join opportunity o on o.id = s.opportunity_id
         where r.state = 'ACCEPTED' and r.register_confirmed_at is not null and r.held_since is null
           and o.kind = 'WORKPLACE_VISIT' and $1::date between s.starts_on and s.ends_on) g
       join slot s on s.id = g.slot_id
       cross join lateral (values
         ('AM', s.starts_at < '12:00', case when s.starts_at < '09:30' then time '09:30' else s.starts_at + interval '30 minutes' end),
         ('PM', s.finishes_at > '12:00', greatest(s.starts_at, time '12:00') + interval '30 minutes')) h (session, is_worked, due_at)
       where h.is_worked and h.due_at <= ($2::timestamptz at time zone 'Europe/London')::time
         and case g.kind when 'attendance.unmarked'
           then not exists (select from attendance m where m.allocation_id = g.id and m.on_day = $1::date and m.session = h.session)
           else exists (select from visitor v where v.slot_request_id = g.id and not exists (select from visit_attendance m
             where m.slot_request_id = g.id and m.student_id = v.student_id and m.on_day = $1::date and m.session = h.session)) end
         and not exists (select from event e where e.subject_id = g.id and e.kind = g.kind
           and coalesce(e.detail ->> 'session', 'AM') = h.session and (e.happened_at at time zone 'Europe/London')::date = $1::date)
       order by g.id, h.session`,
      [on, at],
    );
  }
}
