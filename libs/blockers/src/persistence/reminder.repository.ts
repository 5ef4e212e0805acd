import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Reminders } from '../application/ports.js';

/** Reminders in PostgreSQL: noted by one conditional update, so that two who remind at once remind once. */
export class PgReminders implements Reminders {
  constructor(private readonly tx: Transaction) {}

  async take(ids: readonly AllocationId[], at: Date, notSince: Date): Promise<AllocationId[]> {
    const [rows] = await this.tx.manager.query<[{ id: AllocationId }[], number]>(
      `update allocation set reminded_at = $2 where id = any($1) and (reminded_at is null or reminded_at < $3) returning id`,
      [ids, at, notSince],
    );
    return rows.map(({ id }) => id);
  }
}
