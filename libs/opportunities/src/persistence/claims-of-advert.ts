import type { NewId, OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { AdvertPromise, Claim } from '../domain/claims.js';

/** Promises of adverts, kept as questions under ids that reviews can refer to. Whoever may see the advert may see its claims. */
export class ClaimsOfAdvert {
  constructor(private readonly tx: Transaction) {}

  /** What a version of an advert promised, in its order; empty for an advert that the actor may not see. */
  async of(opportunityId: OpportunityId, version: number): Promise<Claim[]> {
    return this.tx.manager.query<Claim[]>(
      `select id, kind, words from advert_claim
       where opportunity_id = $1 and since_version <= $2 and coalesce(until_version, $2) >= $2 order by position, id`,
      [opportunityId, version],
    );
  }

  /** Takes down what a version promises: what reads as before keeps its id, what does not ended with the version before. Two statements. */
  async keep(
    opportunityId: OpportunityId,
    version: number,
    promises: readonly AdvertPromise[],
    newId: NewId,
  ): Promise<void> {
    const said = promises.map((promise, position) => ({ ...promise, position, id: newId('AdvertClaim') }));
    const rows = `jsonb_to_recordset($3) as n (id text, key text, kind text, words text, position integer)`;
    const parameters = [opportunityId, version, JSON.stringify(said)];
    await this.tx.manager.query(
      `update advert_claim c set until_version = $2 - 1
       where c.opportunity_id = $1 and c.until_version is null and not exists (select from ${rows} where n.key = c.key and n.words = c.words)`,
      parameters,
    );
    await this.tx.manager.query(
      `insert into advert_claim (id, employer_id, opportunity_id, key, kind, words, position, since_version)
       select n.id, o.employer_id, o.id, n.key, n.kind, n.words, n.position, $2 from ${rows}, opportunity o where o.id = $1
       on conflict (opportunity_id, key) where until_version is null do update set position = excluded.position`,
      parameters,
    );
  }
}
