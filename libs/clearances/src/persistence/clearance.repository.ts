import type { NewId, OpportunityId, SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { Stage } from '#safeguarding';
import type { ClearanceBook } from '../application/ports.js';
import type { ClearanceRecord, ClearedId } from '../domain/clearance-record.js';
import { clearancesText, columnOf, insertClearances } from './clearance-sql.js';

/** Decisions in PostgreSQL: what was decided of what, by which rules, on which facts. */
export class PgClearances implements ClearanceBook {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  async voidOf(id: ClearedId, stage: Stage, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update clearance set voided_at = $3 where ${columnOf(id)} = $1 and stage = $2 and voided_at is null`,
      [id, stage, at],
    );
  }

  async voidOfAdvert(id: OpportunityId, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update clearance set voided_at = $2 where stage = 'PUBLISH' and voided_at is null
         and (opportunity_id = $1 or slot_id in (select s.id from slot s where s.opportunity_id = $1))`,
      [id, at],
    );
  }

  /**
   * Has others who would confirm with a host of that slot wait until this unit of work ends, so that each sees the days of the one before in
   * what it asks the rules about.
   */
  async holdContactsOf(slotId: SlotId): Promise<void> {
    await this.tx.manager.query('select hold_contacts_of($1)', [slotId]);
  }

  async record(...records: readonly ClearanceRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.tx.manager.query(insertClearances('$1'), [clearancesText(records, this.newId)]);
  }
}
