import type { AccountId, AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Attendance } from '../application/ports.js';
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
}
