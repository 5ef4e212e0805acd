import type { StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { Departures, LeavingStudent } from '../application/ports.js';
import type { Departure } from '../domain/departure.js';

/** The terms of the school of a row `n`. */
export const termsSql = `coalesce((select json_agg(json_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on,
    'halfTermFrom', m.half_term_from, 'halfTermTo', m.half_term_to) order by m.starts_on)
  from term m where m.school_id = n.school_id), '[]') as terms`;

/** Students who have left, in PostgreSQL. */
export class PgDepartures implements Departures {
  constructor(private readonly tx: Transaction) {}

  async lock(studentId: StudentId): Promise<LeavingStudent | undefined> {
    const [student] = await this.tx.manager.query<LeavingStudent[]>(
      `select n.id as "studentId", n.programme_id as "programmeId", n.school_id as "schoolId", ${termsSql}
       from student n where n.id = $1 for update of n`,
      [studentId],
    );
    return student;
  }

  async put(departure: Departure, { accountId, at }: { accountId: string; at: Date }): Promise<void> {
    const { id, programmeId, schoolId, studentId, leftOn, newSchoolName } = departure;
    await this.tx.manager.query(
      `insert into departure (id, programme_id, school_id, student_id, left_on, new_school_name, noted_by, noted_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (student_id) do update set left_on = excluded.left_on, new_school_name = excluded.new_school_name,
         noted_by = excluded.noted_by, noted_at = excluded.noted_at`,
      [id, programmeId, schoolId, studentId, leftOn, newSchoolName, accountId, at],
    );
  }

  async takeBack(studentId: StudentId): Promise<boolean> {
    const [, gone] = await this.tx.manager.query<[unknown[], number]>('delete from departure where student_id = $1', [
      studentId,
    ]);
    return gone === 1;
  }
}
