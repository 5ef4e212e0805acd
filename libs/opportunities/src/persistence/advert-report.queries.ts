import { pageOf, readCursor, type Actor, type OpportunityId, type Page, type PageRequest, type Role } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AdvertReportId, ReportReason } from '../domain/advert-report.js';
import type { OpportunityState } from '../domain/opportunity.js';

/** An open report, for the coordinator. */
export interface OpenReport {
  readonly id: AdvertReportId;
  readonly opportunityId: OpportunityId;
  readonly opportunityTitle: string;
  readonly opportunityState: OpportunityState;
  readonly employerName: string;
  readonly reason: ReportReason;
  readonly words: string;
  readonly hides: boolean;
  readonly reportedAs: Role | 'NEWCOMER';
  /** UTC, to the second. */
  readonly reportedAt: string;
  /** 0 for safety, 1 for the rest. */
  readonly urgency: number;
}

const urgency = `(case when r.reason = 'SAFETY' then 0 else 1 end)`;

const open = statement<OpenReport>(
  'advert_reports',
  `select r.id, o.id as "opportunityId", o.title as "opportunityTitle", o.state as "opportunityState", e.name as "employerName", r.reason,
     r.words, r.hides, r.reported_as as "reportedAs", ${urgency} as urgency,
     to_char(r.reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "reportedAt"
   from advert_report r join opportunity o on o.id = r.opportunity_id join employer e on e.id = r.employer_id
   where r.programme_id = $1 and r.state = 'OPEN' and (${urgency}, r.id) > ($2::integer, $3) order by ${urgency}, r.id limit $4`,
);

/** Reads of reports about adverts. */
export class AdvertReportQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The open ones of the coordinator's programme: those about safety first, then the longest waiting. One statement. */
  async open(actor: Actor, { first, after }: PageRequest): Promise<Page<OpenReport>> {
    const [urgent, id] = (after === null ? undefined : readCursor(after, 2)) ?? [];
    const from = urgent === 0 || urgent === 1 ? [urgent, id] : [-1, ''];
    const rows = await this.reads.all(actor, open, [actor.programmeId, ...from, first + 1]);
    return pageOf(rows, first, (row) => [row.urgency, row.id]);
  }
}
