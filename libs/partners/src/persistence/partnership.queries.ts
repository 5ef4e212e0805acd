import {
  emptyPage,
  isIdOf,
  pageOf,
  readCursor,
  systemActor,
  type Actor,
  type EmployerId,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
} from '#kernel';
import type { HalfDay } from '#opportunities';
import { statement, type ScopedReads } from '#platform';
import type { Partnership, PartnershipState } from '../domain/partnership.js';

/** A slot of a shared placement, with how many students come; nobody's name. */
export interface SharedSlot {
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly startsAt: string;
  readonly finishesAt: string;
  readonly students: number;
}

/** A partnership as both of its sides read it. */
export interface PartnershipFile {
  readonly id: Partnership['id'];
  readonly isYours: boolean;
  readonly opportunityId: OpportunityId;
  readonly title: string;
  readonly employerId: EmployerId;
  readonly employerName: string;
  readonly partnerId: EmployerId;
  readonly partnerName: string;
  readonly state: PartnershipState;
  readonly days: number[];
  readonly plan: Omit<HalfDay, 'hostAdultId'>[];
  readonly siteName: string | null;
  readonly slots: SharedSlot[];
}

const own = statement<PartnershipFile>(
  'partnerships',
  `select r.id, r.employer_id = $1 as "isYours", r.opportunity_id as "opportunityId", o.title, e.id as "employerId", e.name as "employerName",
     p.id as "partnerId", p.name as "partnerName", r.state, r.days, plan_of_days(o.day_plan, r.days) as plan, t.name as "siteName",
     coalesce((select json_agg(json_build_object('startsOn', s.starts_on, 'endsOn', s.ends_on, 'startsAt', to_char(s.starts_at, 'HH24:MI'),
         'finishesAt', to_char(s.finishes_at, 'HH24:MI'),
         'students', (select count(*) from allocation a where a.slot_id = s.id and a.state = 'CONFIRMED')) order by s.starts_on, s.id)
       from slot s where s.opportunity_id = o.id and s.state = 'OPEN' and s.ends_on >= $3::date), '[]') as slots
   from advert_partner r join opportunity o on o.id = r.opportunity_id join employer e on e.id = r.employer_id
   join employer p on p.id = r.partner_employer_id left join site t on t.id = r.site_id
   where (r.employer_id = $1 or r.partner_employer_id = $1) and r.state <> 'REMOVED' and r.id < $2
   order by r.id desc limit $4`,
);

const reader = systemActor('partnerships');

/** After every id. */
const start = '~';

/** Reads of partnerships. */
export class PartnershipQueries {
  constructor(private readonly reads: ScopedReads) {}

  /**
   * Those of the actor's employer on either side, newest first. One statement. Read as the service: a partner may see no more of an advert
   * that is not shown than the plan of its own days.
   */
  async own({ employerId }: Actor, { first, after }: PageRequest, on: LocalDate): Promise<Page<PartnershipFile>> {
    if (employerId === null) return emptyPage;
    const id = after === null ? undefined : readCursor(after, 1)?.[0];
    const from = typeof id === 'string' && isIdOf('Partnership', id) ? id : start;
    return pageOf(await this.reads.all(reader, own, [employerId, from, on, first + 1]), first, (row) => [row.id]);
  }
}
