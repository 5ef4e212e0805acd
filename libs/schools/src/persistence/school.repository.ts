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

  async replaceTerms(schoolId: SchoolId, terms: readonly SchoolTerm[]): Promise<void> {
    await this.lockCalendar(schoolId);
    await this.tx.manager.delete(TermRow, { schoolId });
    await this.tx.manager.insert(TermRow, [...terms]);
  }

  async replaceBlackoutDays(schoolId: SchoolId, days: readonly BlackoutDay[]): Promise<void> {
    await this.lockCalendar(schoolId);
    await this.tx.manager.query('delete from blackout_day where school_id = $1', [schoolId]);
    await this.tx.manager.query(
      `insert into blackout_day (school_id, on_day, reason)
       select $1, on_day, reason from unnest($2::date[], $3::text[]) as d (on_day, reason)`,
      [schoolId, days.map(({ onDay }) => onDay), days.map(({ reason }) => reason)],
    );
  }

  private async lockCalendar(schoolId: SchoolId): Promise<void> {
    await this.tx.manager.query(`select pg_advisory_xact_lock(hashtextextended('calendar of ' || $1, 0))`, [schoolId]);
  }
}
