import type { EmployerId, LocalDate, OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { AskedPartner, Opportunities, OpportunityMove } from '../application/ports.js';
import type { RenewedDates } from '../domain/next-year.js';
import type { Advert, Opportunity } from '../domain/opportunity.js';
import { OpportunityRow } from './opportunity.rows.js';

/** Adverts in PostgreSQL. */
export class PgOpportunities implements Opportunities {
  constructor(private readonly tx: Transaction) {}

  async add(opportunity: Opportunity): Promise<void> {
    await this.tx.manager.insert(OpportunityRow, opportunity);
  }

  async lock(id: OpportunityId): Promise<Opportunity | undefined> {
    const row = await this.tx.manager.findOne(OpportunityRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async edit(id: OpportunityId, advert: Advert, version: number, approvedVersion: number | null): Promise<void> {
    await this.tx.manager.update(OpportunityRow, { id }, { ...advert, version, approvedVersion, shownSince: null });
  }

  async move(id: OpportunityId, move: OpportunityMove): Promise<void> {
    const { to, at, reason = null, pausedUntil = null, faults = [], approvedVersion, confirmedOn } = move;
    await this.tx.manager.query(
      `update opportunity set state = $2, state_reason = $3, paused_until = $5, moderation_faults = $6,
         submitted_at = case when $2 = 'IN_MODERATION' then $4::timestamptz end,
         approved_version = case when $7 then $8::integer else approved_version end,
         confirmed_on = case when $9 then $10::date else confirmed_on end,
         published_at = case when $2 = 'PUBLISHED' then coalesce(published_at, $4) else published_at end,
         shown_since = case when $2 = 'PUBLISHED' then coalesce(shown_since, $4) else shown_since end
       where id = $1`,
      [
        id,
        to,
        reason,
        at,
        pausedUntil,
        JSON.stringify(faults),
        approvedVersion !== undefined,
        approvedVersion ?? null,
        confirmedOn !== undefined,
        confirmedOn ?? null,
      ],
    );
  }

  async askPartnersAgain(id: OpportunityId, isAnew: boolean): Promise<AskedPartner[]> {
    const [rows] = await this.tx.manager.query<[AskedPartner[], number]>(
      `update advert_partner r set state = 'INVITED' from opportunity o
       where o.id = $1 and r.opportunity_id = o.id and r.state = 'ACCEPTED' and ($2 or r.accepted_plan <> plan_of_days(o.day_plan, r.days))
       returning r.id, r.partner_employer_id as "partnerEmployerId"`,
      [id, isAnew],
    );
    return rows;
  }

  async confirm(id: OpportunityId, on: LocalDate): Promise<void> {
    await this.tx.manager.update(OpportunityRow, { id }, { confirmedOn: on });
  }

  async datesOf(id: OpportunityId): Promise<RenewedDates[]> {
    return this.tx.manager.query<RenewedDates[]>(
      `select to_char(starts_on, 'YYYY-MM-DD') as "startsOn", to_char(ends_on, 'YYYY-MM-DD') as "endsOn", to_char(starts_at, 'HH24:MI') as "startsAt",
         to_char(finishes_at, 'HH24:MI') as "finishesAt", break_minutes as "breakMinutes", capacity
       from slot where opportunity_id = $1 and state = 'OPEN'`,
      [id],
    );
  }

  async toResume(on: LocalDate, limit: number): Promise<OpportunityId[]> {
    const rows = await this.tx.manager.query<{ id: OpportunityId }[]>(
      'select id from opportunity where paused_until <= $1 order by id limit $2',
      [on, limit],
    );
    return rows.map(({ id }) => id);
  }

  async stopResuming(id: OpportunityId): Promise<void> {
    await this.tx.manager.update(OpportunityRow, { id }, { pausedUntil: null });
  }

  /** The employer's adverts that are on show, locked until the unit of work ends, in the order of their ids. */
  async lockShownOf(employerId: EmployerId): Promise<Opportunity[]> {
    return this.tx.manager.find(OpportunityRow, {
      where: { employerId, state: 'PUBLISHED' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async lockOver(on: LocalDate, limit: number): Promise<Opportunity[]> {
    return this.tx.manager
      .createQueryBuilder(OpportunityRow, 'o')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`o.state in ('PUBLISHED', 'PAUSED') and exists (select from slot s where s.opportunity_id = o.id)`)
      .andWhere(
        `not exists (select from slot s where s.opportunity_id = o.id and s.state = 'OPEN' and s.ends_on >= :on)`,
        { on },
      )
      .orderBy('o.id')
      .limit(limit)
      .getMany();
  }
}
