import type { SchoolId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { IdentityOpenings } from '../application/ports.js';
import type { IdentityOpening } from '../domain/identity-opening.js';

/** Openings in PostgreSQL. */
export class PgIdentityOpenings implements IdentityOpenings {
  constructor(private readonly tx: Transaction) {}

  async schoolOf(studentId: StudentId): Promise<SchoolId | undefined> {
    const [found] = await this.tx.manager.query<{ school: SchoolId | null }[]>(
      'select school_of_student($1) as school',
      [studentId],
    );
    return found?.school ?? undefined;
  }

  async add(opening: IdentityOpening): Promise<void> {
    const { id, programmeId, schoolId, studentId, openedBy, reason, openedAt, closesAt } = opening;
    await this.tx.manager.query(
      `insert into identity_opening (id, programme_id, school_id, student_id, opened_by, reason, opened_at, closes_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, programmeId, schoolId, studentId, openedBy, reason, openedAt, closesAt],
    );
  }
}
