import type { AccountId, AllocationId, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Attendance, UnmarkedMorning } from '../application/ports.js';
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

  async unmarkedMornings(on: LocalDate, at: Date): Promise<readonly UnmarkedMorning[]> {
    return this.tx.manager.query<UnmarkedMorning[]>(
      `select a.id as "allocationId", a.school_id as "schoolId" from allocation a join slot s on s.id = a.slot_id
       where a.state = 'CONFIRMED' and a.held_since is null and a.days @> $1::date and s.starts_at < '12:00'
         and greatest(time '09:30', s.starts_at + interval '30 minutes') <= ($2::timestamptz at time zone 'Europe/London')::time
         and not exists (select from attendance m where m.allocation_id = a.id and m.on_day = $1::date and m.session = 'AM')
         and not exists (select from event e where e.subject_id = a.id and e.kind = 'attendance.unmarked'
           and (e.happened_at at time zone 'Europe/London')::date = $1::date)
       order by a.id`,
      [on, at],
    );
  }
}
