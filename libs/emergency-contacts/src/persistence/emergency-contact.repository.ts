import type { AccountId, GuardianId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { EmergencyContacts } from '../application/ports.js';
import type { EmergencyContact } from '../domain/emergency-contact.js';

/** Whom to ring, in PostgreSQL. */
export class PgEmergencyContacts implements EmergencyContacts {
  constructor(private readonly tx: Transaction) {}

  async lockOf(studentId: StudentId): Promise<boolean> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('emergency contacts of ' || $1, 0))`, [
      studentId,
    ]);
    const found = await this.tx.manager.query<unknown[]>('select from student where id = $1', [studentId]);
    return found.length === 1;
  }

  async isGuardianOf(studentId: StudentId, guardianId: GuardianId): Promise<boolean> {
    const found = await this.tx.manager.query<unknown[]>(
      'select from guardian where id = $2 and student_id = $1 and removed_at is null',
      [studentId, guardianId],
    );
    return found.length === 1;
  }

  async isKeptAway(studentId: StudentId, name: string, guardianId: GuardianId | null): Promise<boolean> {
    const [found] = await this.tx.manager.query<{ isKeptAway: boolean }[]>(
      'select is_kept_away($1, $2, $3) as "isKeptAway"',
      [studentId, name, guardianId],
    );
    return found?.isKeptAway === true;
  }

  async put(studentId: StudentId, contacts: readonly EmergencyContact[], by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query('delete from emergency_contact where student_id = $1', [studentId]);
    await this.tx.manager.query(
      `insert into emergency_contact (id, school_id, student_id, place, name, relation, phone, guardian_id, set_by, set_at)
       select row.id, $2, $3, row.place, row.name, row.relation, row.phone, row."guardianId", $4, $5
       from rows from (json_to_recordset($1) as (id text, name text, relation text, phone text, "guardianId" text))
         with ordinality as row (id, name, relation, phone, "guardianId", place)`,
      [JSON.stringify(contacts), this.tx.actor.schoolId, studentId, by, at],
    );
  }
}
