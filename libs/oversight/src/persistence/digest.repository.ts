import type { LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { NewDigest, SafeguardingDigests } from '../application/ports.js';

/** Which schools were told of which week, in PostgreSQL. */
export class PgSafeguardingDigests implements SafeguardingDigests {
  constructor(private readonly tx: Transaction) {}

  async add(digests: readonly NewDigest[], week: LocalDate, at: Date): Promise<ReadonlySet<string>> {
    const rows = digests.map(({ id, school }) => ({ id, programme_id: school.programmeId, school_id: school.id }));
    const added = await this.tx.manager.query<{ id: string }[]>(
      `insert into safeguarding_digest (id, programme_id, school_id, week, made_at)
       select id, programme_id, school_id, $2, $3 from jsonb_to_recordset($1) as d (id text, programme_id text, school_id text)
       on conflict (school_id, week) do nothing returning id`,
      [JSON.stringify(rows), week, at],
    );
    return new Set(added.map(({ id }) => id));
  }
}
