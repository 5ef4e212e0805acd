import type { IdOf, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { LedgerExports, SchoolActivities } from '../application/ports.js';
import type { ExportedActivity } from '../domain/export-sheet.js';
import { activitiesSql, activityJson } from './activities-sql.js';

/** What a school's students went to, in PostgreSQL, and what of it was taken out. */
export class PgLedgerExports implements LedgerExports, SchoolActivities {
  constructor(private readonly tx: Transaction) {}

  async between(from: LocalDate, to: LocalDate): Promise<ExportedActivity[]> {
    const rows = await this.tx.manager.query<{ row: ExportedActivity }[]>(
      `select to_jsonb(t) - 'activity' || (t.activity)::jsonb as row from (
         select c.urn, i.upn, i.given_name as "givenName", i.family_name as "familyName", n.year_group as "yearGroup",
           coalesce((select f.skills from employer_feedback f where f.allocation_id = x.id), '[]') as skills,
           ${activityJson} as activity
         from ${activitiesSql} join student n on n.id = x.student_id join student_identity i on i.student_id = n.id
         join school c on c.id = n.school_id
         where x.school_id = $1 and s.starts_on between $2 and $3 order by i.family_name, i.given_name, i.student_id, s.starts_on, x.id
       ) t`,
      [this.tx.actor.schoolId, from, to],
    );
    return rows.map(({ row }) => row);
  }

  async add(id: IdOf<'LedgerExport'>, rows: number, at: Date): Promise<void> {
    const { programmeId, schoolId, accountId } = this.tx.actor;
    await this.tx.manager.query(
      `insert into ledger_export (id, programme_id, school_id, exported_by, row_count, exported_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, programmeId, schoolId, accountId, rows, at],
    );
  }
}
