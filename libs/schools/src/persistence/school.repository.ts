import type { SchoolId } from '#kernel';
import { constraintOf, type Transaction } from '#platform';
import type { Schools } from '../application/ports.js';
import type { BlackoutDay } from '../domain/blackout-day.js';
import { AlreadyRegistered } from '../domain/problems.js';
import type { School } from '../domain/school.js';
import type { SchoolTerm } from '../domain/term.js';
import { SchoolRow, TermRow } from './school.rows.js';

/** Schools in PostgreSQL. */
export class PgSchools implements Schools {
  constructor(private readonly tx: Transaction) {}

  async add(school: School): Promise<void> {
    try {
      await this.tx.manager.insert(SchoolRow, school);
    } catch (error) {
      if (constraintOf(error) === 'school_programme_id_urn_key') throw new AlreadyRegistered(school.urn);
      throw error;
    }
  }

  async markSupply(id: SchoolId, hasLowSupply: boolean): Promise<boolean> {
    const [, marked] = await this.tx.manager.query<[unknown[], number]>(
      'update school set has_low_supply = $2 where id = $1',
      [id, hasLowSupply],
    );
    return marked === 1;
  }

  async replaceTerms(schoolId: SchoolId, terms: readonly SchoolTerm[]): Promise<void> {
    await this.lockCalendar(schoolId);
    await this.tx.manager.delete(TermRow, { schoolId });
    await this.tx.manager.insert(TermRow, [...terms]);
  }

  async replaceBlackoutDays(schoolId: SchoolId, days: readonly BlackoutDay[]): Promise<void> {
    await this.lockCalendar(schoolId);
    await this.tx.manager.query('delete from blackout_day where school_id = $1', [schoolId]);
    await this.tx.manager.query(
      `insert into blackout_day (school_id, on_day, kind, reason, year_groups)
       select $1, d."onDay", d.kind, d.reason, d."yearGroups"
       from jsonb_to_recordset($2) as d ("onDay" date, kind text, reason text, "yearGroups" smallint[])`,
      [schoolId, JSON.stringify(days)],
    );
  }

  private async lockCalendar(schoolId: SchoolId): Promise<void> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('calendar of ' || $1, 0))`, [schoolId]);
  }
}
