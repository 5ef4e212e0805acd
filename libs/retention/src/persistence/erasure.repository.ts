import type { AccountId, IdOf, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { Erasures } from '../application/ports.js';

/** Erasures in PostgreSQL. */
export class PgErasures implements Erasures {
  constructor(private readonly tx: Transaction) {}

  async isOwn(studentId: StudentId): Promise<boolean> {
    const found = await this.tx.manager.query<unknown[]>('select id from student where id = $1', [studentId]);
    return found.length === 1;
  }

  async request(
    { id, programmeId, schoolId, studentId, reason, requestedBy }: Parameters<Erasures['request']>[0],
    at: Date,
  ): Promise<boolean> {
    const requested = await this.tx.manager.query<unknown[]>(
      `insert into erasure (id, programme_id, school_id, student_id, reason, requested_by, requested_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing returning id`,
      [id, programmeId, schoolId, studentId, reason, requestedBy, at],
    );
    return requested.length === 1;
  }

  async lock(
    id: IdOf<'Erasure'>,
  ): Promise<{ studentId: StudentId; requestedBy: AccountId; isErased: boolean } | undefined> {
    const [erasure] = await this.tx.manager.query<
      { studentId: StudentId; requestedBy: AccountId; isErased: boolean }[]
    >(
      `select student_id as "studentId", requested_by as "requestedBy", erased_at is not null as "isErased" from erasure where id = $1`,
      [id],
    );
    return erasure;
  }

  async obstacles(studentId: StudentId, at: Date): Promise<string[]> {
    const [found] = await this.tx.manager.query<{ obstacles: string[] }[]>(
      'select retention.obstacles($1, $2) as obstacles',
      [studentId, at],
    );
    return found?.obstacles ?? [];
  }

  async erase(id: IdOf<'Erasure'>, at: Date): Promise<string | null> {
    const [done] = await this.tx.manager.query<{ kept: string | null }[]>('select retention.erase($1, $2) as kept', [
      id,
      at,
    ]);
    return done?.kept ?? null;
  }
}
