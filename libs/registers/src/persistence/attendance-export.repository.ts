import type { AccountId, IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { AttendanceExport, AttendanceExports } from '../application/ports.js';

/** Exports that were asked for, in PostgreSQL. */
export class PgAttendanceExports implements AttendanceExports {
  constructor(private readonly tx: Transaction) {}

  async add({ id, schoolId, from, to, rowCount, requestedBy }: AttendanceExport, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into attendance_export (id, school_id, from_on, to_on, row_count, requested_by, requested_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, schoolId, from, to, rowCount, requestedBy, at],
    );
  }

  async lock(id: IdOf<'AttendanceExport'>): Promise<AttendanceExport | undefined> {
    const [found] = await this.tx.manager.query<AttendanceExport[]>(
      `select id, school_id as "schoolId", to_char(from_on, 'YYYY-MM-DD') as "from", to_char(to_on, 'YYYY-MM-DD') as "to",
         row_count as "rowCount", requested_by as "requestedBy", released_by as "releasedBy", released_at as "releasedAt"
       from attendance_export where id = $1 for update`,
      [id],
    );
    return found;
  }

  async release(id: IdOf<'AttendanceExport'>, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query('update attendance_export set released_by = $2, released_at = $3 where id = $1', [
      id,
      by,
      at,
    ]);
  }
}
