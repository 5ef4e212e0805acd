import type { OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { Favourites } from '../application/ports.js';

/** Favourites in PostgreSQL. */
export class PgFavourites implements Favourites {
  constructor(private readonly tx: Transaction) {}

  async keep(id: OpportunityId, at: Date): Promise<void> {
    const { accountId, programmeId, schoolId, studentId } = this.tx.actor;
    await this.tx.manager.query(
      `insert into favourite (account_id, opportunity_id, programme_id, school_id, student_id, kept_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [accountId, id, programmeId, schoolId, studentId, at],
    );
  }

  async drop(id: OpportunityId): Promise<void> {
    await this.tx.manager.query('delete from favourite where account_id = $1 and opportunity_id = $2', [
      this.tx.actor.accountId,
      id,
    ]);
  }
}
