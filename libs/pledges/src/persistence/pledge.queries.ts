import { idAfter, pageOf, type Actor, type Page, type PageRequest, type PledgeId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { OpportunityKind } from '#safeguarding';
import type { DeliveryCell } from '../domain/delivery-table.js';
import type { PledgeMeasure } from '../domain/pledge.js';
import type { Quarter } from '../domain/quarter.js';

/** How a pledge was changed; the instant is text in UTC. */
export interface ListedChange {
  readonly before: number;
  readonly after: number;
  readonly reason: string | null;
  readonly changedAt: string;
}

/** A pledge with all its changes, the first of which made it. */
export interface ListedPledge {
  readonly id: PledgeId;
  readonly employerName: string;
  readonly quarter: string;
  readonly area: string;
  readonly kind: OpportunityKind;
  readonly measure: PledgeMeasure;
  readonly amount: number;
  readonly changes: readonly ListedChange[];
}

/** What one employer pledged and delivered. */
export type OwnDelivery = Omit<DeliveryCell, 'employers' | 'students'>;

const nameOf = (quarter: string): string => `to_char(${quarter}, 'YYYY-"Q"Q')`;

/** What was delivered from `$1` to `$2`, one row for each thing that can be pledged. */
const delivered = `(select d.employer_id, d.quarter, d.area, d.kind, d.places, m.measure, m.amount
  from delivered_by_quarter($1, $2) d
  cross join lateral (values ('PLACES', d.places::numeric), ('VISITS', d.visits), ('HOURS', round(d.minutes / 60.0, 2))) m (measure, amount)
  where m.amount > 0)`;

const own = statement<OwnDelivery>(
  'pledge_delivery',
  `select ${nameOf('quarter')} as quarter, area, kind, measure, coalesce(p.amount, 0) as pledged, coalesce(d.amount, 0)::float as delivered
   from (select * from pledge where employer_id = $3 and quarter between $1 and $2) p
     full join ${delivered} d using (quarter, area, kind, measure)
   order by 1 desc, area, kind, measure limit 1000`,
);

const ofProgramme = statement<DeliveryCell>(
  'programme_pledges',
  `select ${nameOf('quarter')} as quarter, area, kind, measure, coalesce(p.employers, '{}') as employers,
     coalesce(p.pledged, 0)::integer as pledged, coalesce(d.delivered, 0)::float as delivered, coalesce(s.students, 0)::integer as students
   from (select p.quarter, p.area, p.kind, p.measure, sum(p.amount) as pledged, array_agg(e.name order by e.name, e.id) as employers
     from pledge p join employer e on e.id = p.employer_id
     where p.programme_id = $3 and p.quarter between $1 and $2 and p.amount > 0 group by 1, 2, 3, 4) p
   full join (select quarter, area, kind, measure, sum(amount) as delivered from ${delivered} d group by 1, 2, 3, 4) d
     using (quarter, area, kind, measure)
   left join (select quarter, area, kind, sum(places) as students from delivered_by_quarter($1, $2) group by 1, 2, 3) s
     using (quarter, area, kind)
   order by 1 desc, kind, area, measure limit 5000`,
);

const page = statement<ListedPledge>(
  'pledges',
  `select p.id, e.name as "employerName", ${nameOf('p.quarter')} as quarter, p.area, p.kind, p.measure, p.amount, (
     select coalesce(json_agg(json_build_object('before', c.amount_before, 'after', c.amount_after, 'reason', c.reason,
       'changedAt', to_char(c.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) order by c.id), '[]')
     from pledge_change c where c.pledge_id = p.id) as changes
   from pledge p join employer e on e.id = p.employer_id
   where p.programme_id = $1 and p.id < $2 and ($3::date is null or p.quarter = $3)
   order by p.id desc limit $4`,
);

/** After every id. */
const start = '~';

/** Reads of pledges, and of what came of them. */
export class PledgeQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Pledges of the actor's employer, or of its programme, the newest first. One statement. */
  async page(actor: Actor, { first, after }: PageRequest, quarter: Quarter | null): Promise<Page<ListedPledge>> {
    const from = idAfter('Pledge', after, start);
    const rows = await this.reads.all(actor, page, [actor.programmeId, from, quarter?.firstDay ?? null, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }

  /** What the actor's employer pledged and delivered from one quarter to another, the latest first. One statement. */
  own(actor: Actor, from: Quarter, to: Quarter): Promise<OwnDelivery[]> {
    return this.reads.all(actor, own, [from.firstDay, to.lastDay, actor.employerId]);
  }

  /** The same of all employers of the coordinator's programme, small numbers among it. One statement. */
  ofProgramme(actor: Actor, from: Quarter, to: Quarter): Promise<DeliveryCell[]> {
    return this.reads.all(actor, ofProgramme, [from.firstDay, to.lastDay, actor.programmeId]);
  }
}
