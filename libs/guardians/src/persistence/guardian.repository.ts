import { invariant, type AccountId, type GuardianId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { Guardians, NewGuardian } from '../application/ports.js';
import { addressOf, type Guardian } from '../domain/guardian.js';

const columns = `g.id, g.student_id as "studentId", g.name, g.email, g.language,
  is_contact_restricted(g.student_id, g.email) as "isContactRestricted"`;

/** Contacts of students in PostgreSQL. */
export class PgGuardians implements Guardians {
  constructor(private readonly tx: Transaction) {}

  async lockOf(studentId: StudentId): Promise<boolean> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('guardians of ' || $1, 0))`, [
      studentId,
    ]);
    const found = await this.tx.manager.query<unknown[]>('select from student where id = $1', [studentId]);
    return found.length === 1;
  }

  async of(studentId: StudentId): Promise<Guardian[]> {
    return this.tx.manager.query<Guardian[]>(
      `select ${columns} from guardian g where g.student_id = $1 and g.removed_at is null order by g.id`,
      [studentId],
    );
  }

  async partyOf(studentId: StudentId, email: string): Promise<'STUDENT' | 'SCHOOL' | null> {
    const [found] = await this.tx.manager.query<{ party: 'STUDENT' | 'SCHOOL' | null }[]>(
      'select party_of_address($1, $2) as party',
      [studentId, email],
    );
    return found?.party ?? null;
  }

  async lock(id: GuardianId): Promise<Guardian | undefined> {
    const [guardian] = await this.tx.manager.query<Guardian[]>(
      `select ${columns} from guardian g where g.id = $1 and g.removed_at is null for update`,
      [id],
    );
    return guardian;
  }

  async keep(studentId: StudentId, guardians: readonly NewGuardian[], at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into guardian (id, school_id, student_id, name, email, language, added_at)
       select id, $2, $3, name, email, language, $4
       from json_to_recordset($1) as row (id text, name text, email text, language text)
       on conflict (student_id, lower(email)) do update set name = excluded.name, email = excluded.email,
         language = excluded.language, removed_at = null`,
      [JSON.stringify(guardians), this.tx.actor.schoolId, studentId, at],
    );
  }

  async remove(ids: readonly GuardianId[], at: Date): Promise<void> {
    await this.tx.manager.query('update guardian set removed_at = $2 where id = any($1)', [ids, at]);
  }

  async restrict(guardian: Guardian, isRestricted: boolean, by: AccountId, at: Date): Promise<void> {
    const { schoolId } = this.tx.actor;
    invariant(schoolId !== null, 'whoever restricts acts for a school');
    const address = [guardian.studentId, addressOf(guardian)];
    if (isRestricted) {
      await this.tx.manager.query(
        `insert into contact_restriction (student_id, email, school_id, set_by, set_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [...address, schoolId, by, at],
      );
    } else {
      await this.tx.manager.query('delete from contact_restriction where student_id = $1 and email = $2', address);
    }
  }
}
