import type { LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { NewUnplacedReport, UnplacedReports } from '../application/ports.js';

/** Reports on who has no place, in PostgreSQL. */
export class PgUnplacedReports implements UnplacedReports {
  constructor(private readonly tx: Transaction) {}

  async add(reports: readonly NewUnplacedReport[], month: LocalDate, at: Date): Promise<ReadonlySet<string>> {
    const rows = reports.map(({ id, programmeId, figures }) => ({ id, programme_id: programmeId, figures }));
    const added = await this.tx.manager.query<{ id: string }[]>(
      `insert into unplaced_report (id, programme_id, month, made_at, figures)
       select id, programme_id, $2, $3, nullif(figures, 'null') from jsonb_to_recordset($1) as r (id text, programme_id text, figures jsonb)
       on conflict (programme_id, month) do nothing returning id`,
      [JSON.stringify(rows), month, at],
    );
    return new Set(added.map(({ id }) => id));
  }
}
