import type { Transaction } from '#platform';
import type { BlockerNotes, NotedBlockers } from '../application/ports.js';

/** What blocks places, in PostgreSQL: kept with the place itself. */
export class PgBlockerNotes implements BlockerNotes {
  constructor(private readonly tx: Transaction) {}

  async note(places: readonly NotedBlockers[], at: Date): Promise<void> {
    await this.tx.manager.query(
      `update allocation a set blocked_since = n.since, blockers_noted_at = $3
       from unnest($1::text[], $2::jsonb[]) as n (id, since) where a.id = n.id`,
      [places.map(({ id }) => id), places.map(({ blockedSince }) => JSON.stringify(blockedSince)), at],
    );
  }

  async clear(notSince: Date): Promise<void> {
    await this.tx.manager.query(
      `update allocation set blocked_since = '{}' where blocked_since <> '{}' and blockers_noted_at < $1`,
      [notSince],
    );
  }
}
