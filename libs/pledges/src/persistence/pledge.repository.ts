import { invariant, type PledgeId } from '#kernel';
import type { Transaction } from '#platform';
import type { PledgeChange, Pledges } from '../application/ports.js';
import type { Pledge } from '../domain/pledge.js';

/** What employers pledge, in PostgreSQL. */
export class PgPledges implements Pledges {
  constructor(private readonly tx: Transaction) {}

  async knowsArea(area: string): Promise<boolean> {
    const [row] = await this.tx.manager.query<{ known: boolean }[]>('select app_knows_area($1) as known', [area]);
    return row?.known === true;
  }

  async lockOrMake(line: Pledge, at: Date): Promise<{ id: PledgeId; amount: number }> {
    const { id, programmeId, employerId, quarter, area, kind, measure } = line;
    await this.tx.manager.query(
      `insert into pledge (id, programme_id, employer_id, quarter, area, kind, measure, amount, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, 0, $8) on conflict do nothing`,
      [id, programmeId, employerId, quarter.firstDay, area, kind, measure, at],
    );
    const [pledge] = await this.tx.manager.query<{ id: PledgeId; amount: number }[]>(
      `select id, amount from pledge where employer_id = $1 and quarter = $2 and area = $3 and kind = $4 and measure = $5 for update`,
      [employerId, quarter.firstDay, area, kind, measure],
    );
    invariant(pledge !== undefined, 'it was there, or was made');
    return pledge;
  }

  async change({ id, programmeId, employerId }: Pledge, change: PledgeChange): Promise<void> {
    await this.tx.manager.query('update pledge set amount = $2 where id = $1', [id, change.after]);
    await this.tx.manager.query(
      `insert into pledge_change (id, programme_id, employer_id, pledge_id, amount_before, amount_after, reason, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [change.id, programmeId, employerId, id, change.before, change.after, change.reason, change.by, change.at],
    );
  }
}
