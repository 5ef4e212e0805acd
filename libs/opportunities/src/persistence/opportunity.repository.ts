import type { OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { Opportunities } from '../application/ports.js';
import type { Advert, Opportunity, OpportunityState } from '../domain/opportunity.js';
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

  async edit({ id, version }: Opportunity, advert: Advert): Promise<number> {
    await this.tx.manager.update(OpportunityRow, { id }, { ...advert, version: version + 1 });
    return version + 1;
  }

  async setState(id: OpportunityId, state: OpportunityState, reason: string | null, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update opportunity set state = $2, state_reason = $3,
         published_at = case when $2 = 'PUBLISHED' then coalesce(published_at, $4) else published_at end
       where id = $1`,
      [id, state, reason, at],
    );
  }
}
