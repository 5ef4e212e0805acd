import type { EmployerId, OpportunityId, SiteId } from '#kernel';
import type { Transaction } from '#platform';
import type { PartnerHost, Partnerships, SharedAdvert } from '../application/ports.js';
import type { Partnership, PartnershipState } from '../domain/partnership.js';

const sides = { OWNER: 'employer_id', PARTNER: 'partner_employer_id' } as const;

/** Partners of adverts in PostgreSQL. */
export class PgPartnerships implements Partnerships {
  constructor(private readonly tx: Transaction) {}

  async lockAdvert(id: OpportunityId): Promise<SharedAdvert | undefined> {
    const [advert] = await this.tx.manager.query<SharedAdvert[]>(
      `select o.id, o.employer_id as "employerId", o.state, o.kind,
         array(select distinct (h ->> 'day')::integer from jsonb_array_elements(o.day_plan) h order by 1) as "plannedDays"
       from opportunity o where o.id = $1 and o.employer_id = $2 for update`,
      [id, this.tx.actor.employerId],
    );
    return advert;
  }

  async of(id: OpportunityId): Promise<Pick<Partnership, 'partnerEmployerId' | 'days'>[]> {
    return this.tx.manager.query<Pick<Partnership, 'partnerEmployerId' | 'days'>[]>(
      `select partner_employer_id as "partnerEmployerId", days from advert_partner where opportunity_id = $1 and state <> 'REMOVED'`,
      [id],
    );
  }

  async isVerified(employerId: EmployerId): Promise<boolean> {
    const rows = await this.tx.manager.query<unknown[]>(
      `select from employer where id = $1 and programme_id = $2 and state = 'VERIFIED'`,
      [employerId, this.tx.actor.programmeId],
    );
    return rows.length > 0;
  }

  async invite(partnership: Partnership, at: Date): Promise<void> {
    const { id, programmeId, employerId, opportunityId, partnerEmployerId, days } = partnership;
    await this.tx.manager.query(
      `insert into advert_partner (id, programme_id, employer_id, opportunity_id, partner_employer_id, days, invited_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, programmeId, employerId, opportunityId, partnerEmployerId, days, at],
    );
  }

  async renewAdvert(id: OpportunityId): Promise<void> {
    await this.tx.manager.query('update opportunity set version = version + 1 where id = $1', [id]);
  }

  async lock(id: Partnership['id'], side: keyof typeof sides): Promise<Partnership | undefined> {
    const [partnership] = await this.tx.manager.query<Partnership[]>(
      `select id, programme_id as "programmeId", employer_id as "employerId", opportunity_id as "opportunityId",
         partner_employer_id as "partnerEmployerId", state, days
       from advert_partner where id = $1 and ${sides[side]} = $2 for update`,
      [id, this.tx.actor.employerId],
    );
    return partnership;
  }

  async adultsAt(siteId: SiteId, adultIds: readonly string[]): Promise<ReadonlySet<string> | undefined> {
    const [site] = await this.tx.manager.query<{ adults: string[] }[]>(
      `select array(select a.id::text from host_adult a where a.site_id = t.id and a.id = any($2::text[])) as adults
       from site t where t.id = $1 and t.employer_id = $3`,
      [siteId, adultIds, this.tx.actor.employerId],
    );
    return site && new Set(site.adults);
  }

  async accept(id: Partnership['id'], host: PartnerHost, at: Date): Promise<void> {
    const { siteId, activity, supervisorId, deputyId } = host;
    await this.tx.manager.query(
      `update advert_partner r set state = 'ACCEPTED', site_id = $2, activity = $3, supervisor_id = $4, deputy_id = $5,
         accepted_plan = plan_of_partner(r.id), answered_at = $6
       where id = $1`,
      [id, siteId, activity, supervisorId, deputyId, at],
    );
  }

  async move(id: Partnership['id'], to: PartnershipState, at: Date): Promise<void> {
    await this.tx.manager.query('update advert_partner set state = $2, answered_at = $3 where id = $1', [id, to, at]);
  }

  async pauseLeft(id: OpportunityId): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ paused: boolean }[]>('select pause_left_advert($1) as paused', [id]);
    return row?.paused === true;
  }
}
