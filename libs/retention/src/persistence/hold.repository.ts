import type { AccountId } from '#kernel';
import type { Transaction } from '#platform';
import type { Hold, Holds } from '../application/ports.js';

/** Holds in PostgreSQL. */
export class PgHolds implements Holds {
  constructor(private readonly tx: Transaction) {}

  async place(
    { id, programmeId, schoolId, studentId, reason, placedBy }: Parameters<Holds['place']>[0],
    at: Date,
  ): Promise<boolean> {
    const placed = await this.tx.manager.query<unknown[]>(
      `insert into legal_hold (id, programme_id, school_id, student_id, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing returning id`,
      [id, programmeId, schoolId, studentId, reason, placedBy, at],
    );
    return placed.length === 1;
  }

  async lock(id: Hold['id']): Promise<Hold | undefined> {
    const [hold] = await this.tx.manager.query<Hold[]>(
      `select id, school_id as "schoolId", placed_by as "placedBy", agreed_by as "agreedBy", lead_released_by as "leadReleasedBy",
         coordinator_released_by as "coordinatorReleasedBy", released_at is not null as "isReleased"
       from legal_hold where id = $1 for update`,
      [id],
    );
    return hold;
  }

  async agree(id: Hold['id'], by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query('update legal_hold set agreed_by = $2, agreed_at = $3 where id = $1', [id, by, at]);
  }

  async release({ id, leadReleasedBy, coordinatorReleasedBy, isReleased }: Hold, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update legal_hold set lead_released_by = $2, coordinator_released_by = $3, released_at = $4 where id = $1',
      [id, leadReleasedBy, coordinatorReleasedBy, isReleased ? at : null],
    );
  }
}
