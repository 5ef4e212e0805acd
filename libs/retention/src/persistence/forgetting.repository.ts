import type { IdOf, LocalDate } from '#kernel';
import type { Transaction } from '#platform';
import type { Forgetting } from '../application/ports.js';
import type { RetentionReport } from '../domain/report.js';
import type { DueLine } from '../domain/retention-table.js';

const dayMs = 86_400_000;

/** What does each line: $1 is the day that it is due before, $2 the instant of the run, $3 thirty days before that. Days of instants begin at UTC. */
const calls: Readonly<Record<DueLine, string>> = {
  'safety-records': 'retention.forget_safety_records($1, $2)',
  leavers: 'retention.forget_leavers($1, $2)',
  applications: 'retention.forget_applications($1, $2)',
  messages: 'retention.forget_messages($1, $3, $2)',
  'guardian-links': `retention.forget_guardian_links($1::timestamp at time zone 'UTC', $2)`,
  'review-authors': `retention.cut_review_authors($1::timestamp at time zone 'UTC', $2)`,
  'review-texts': `retention.forget_review_texts($1::timestamp at time zone 'UTC', $2)`,
  'contact-decisions': 'retention.forget_contact_decisions($1)',
  'employer-people': 'retention.forget_employer_people($1)',
  'visit-leads': 'retention.forget_visit_leads($1)',
  events: `retention.forget_events($1::timestamp at time zone 'UTC')`,
  accounts: `retention.forget_accounts($1::timestamp at time zone 'UTC')`,
  'host-concerns': `retention.forget_host_concerns($1::timestamp at time zone 'UTC')`,
  'advert-reports': `retention.forget_advert_reports($1::timestamp at time zone 'UTC')`,
  mentors: `retention.forget_mentors($1::timestamp at time zone 'UTC')`,
  invitations: `retention.forget_invitations($1::timestamp at time zone 'UTC')`,
  letters: `retention.forget_letters($1::timestamp at time zone 'UTC')`,
  'openings-and-holds': `retention.forget_openings_and_holds($1::timestamp at time zone 'UTC')`,
  audit: `audit.prune($1::timestamp at time zone 'UTC')::integer`,
};

/** What is due, done by functions of the database that the service may call and not go round. */
export class PgForgetting implements Forgetting {
  constructor(private readonly tx: Transaction) {}

  async forget(line: DueLine, dueBefore: LocalDate, at: Date): Promise<number> {
    const typed = `with given (due, at, month_ago) as (values ($1::date, $2::timestamptz, $3::timestamptz)) `;
    const call = calls[line].replace('$1', 'due').replace('$2', 'at').replace('$3', 'month_ago');
    const parameters = [dueBefore, at, new Date(at.getTime() - 30 * dayMs)];
    const [done] = await this.tx.manager.query<{ rows: number }[]>(
      `${typed} select ${call} as rows from given`,
      parameters,
    );
    return done?.rows ?? 0;
  }

  async keep(id: IdOf<'RetentionRun'>, report: RetentionReport, digest: string, at: Date): Promise<void> {
    await this.tx.manager.query(
      'insert into retention_run (id, ran_on, ran_at, report, digest) values ($1, $2, $3, $4, $5)',
      [id, report.ranOn, at, JSON.stringify(report), digest],
    );
  }
}
