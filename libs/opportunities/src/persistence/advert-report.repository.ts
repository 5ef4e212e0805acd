import { invariant, isIdOf, type OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { AdvertReports } from '../application/ports.js';
import type { AdvertReport, AdvertReportId, ClosedReportState, ReportedAdvert } from '../domain/advert-report.js';

/** Reports about adverts in PostgreSQL. */
export class PgAdvertReports implements AdvertReports {
  constructor(private readonly tx: Transaction) {}

  async find(id: OpportunityId): Promise<ReportedAdvert | undefined> {
    const [found] = await this.tx.manager.query<ReportedAdvert[]>(
      `select $1 as id, programme_id as "programmeId", employer_id as "employerId", state from opportunity where id = $1
       union all
       select $1, programme_id, employer_id, state from reportable_advert($1) limit 1`,
      [id],
    );
    return found;
  }

  async add(report: AdvertReport, words: string, at: Date): Promise<AdvertReportId> {
    const { id, programmeId, employerId, opportunityId, reason, hides } = report;
    const { accountId, role } = this.tx.actor;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into advert_report (id, programme_id, employer_id, opportunity_id, reason, words, hides, reported_by, reported_as, reported_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
      [id, programmeId, employerId, opportunityId, reason, words, hides, accountId, role, at],
    );
    if (added.length === 1) return id;
    const [open] = await this.tx.manager.query<{ id: AdvertReportId }[]>(
      `select id from advert_report where opportunity_id = $1 and reported_by = $2 and state = 'OPEN'`,
      [opportunityId, accountId],
    );
    invariant(open !== undefined, 'a report that could not be added twice is there');
    return open.id;
  }

  async wasDismissedBefore(id: OpportunityId): Promise<boolean> {
    const rows = await this.tx.manager.query<unknown[]>(
      `select from advert_report where opportunity_id = $1 and reported_by = $2 and state = 'DISMISSED' limit 1`,
      [id, this.tx.actor.accountId],
    );
    return rows.length > 0;
  }

  async hide(id: OpportunityId): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ hidden: boolean }[]>('select hide_reported_advert($1) as hidden', [id]);
    return row?.hidden === true;
  }

  async lock(id: string): Promise<AdvertReport | undefined> {
    if (!isIdOf('AdvertReport', id)) return undefined;
    const [report] = await this.tx.manager.query<AdvertReport[]>(
      `select id, programme_id as "programmeId", employer_id as "employerId", opportunity_id as "opportunityId", reason, hides, state
       from advert_report where id = $1 for update`,
      [id],
    );
    return report;
  }

  async close(id: AdvertReportId, state: ClosedReportState, answer: string, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update advert_report set state = $2, answer = $3, closed_by = $4, closed_at = $5 where id = $1',
      [id, state, answer, this.tx.actor.accountId, at],
    );
  }

  async isHiding(id: OpportunityId): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ reported: boolean }[]>('select is_advert_reported($1) as reported', [
      id,
    ]);
    return row?.reported === true;
  }
}
