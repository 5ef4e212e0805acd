import type { IdOf } from '#kernel';
import type { Transaction } from '#platform';
import type { Closing, Concerns } from '../application/ports.js';
import type { Concern, ConcernState } from '../domain/concern.js';

/** Concerns in PostgreSQL. */
export class PgConcerns implements Concerns {
  constructor(private readonly tx: Transaction) {}

  /** Returns nothing of the row, because whoever raises a concern may not read it. */
  async add(concern: Concern, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into concern (id, programme_id, school_id, student_id, allocation_id, raised_as, raised_by, body, felt_safe, state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'OPEN', $10)`,
      [
        concern.id,
        concern.programmeId,
        concern.schoolId,
        concern.studentId,
        concern.allocationId,
        concern.raisedAs,
        concern.raisedBy,
        concern.body,
        concern.feltSafe,
        at,
      ],
    );
  }

  async lock(id: IdOf<'Concern'>): Promise<ConcernState | undefined> {
    const [concern] = await this.tx.manager.query<{ state: ConcernState }[]>(
      'select state from concern where id = $1 for update',
      [id],
    );
    return concern?.state;
  }

  async close(id: IdOf<'Concern'>, { note, by, at }: Closing): Promise<void> {
    await this.tx.manager.query(
      `update concern set state = 'CLOSED', closing_note = $2, closed_by = $3, closed_at = $4 where id = $1`,
      [id, note, by, at],
    );
  }
}
