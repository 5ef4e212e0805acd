import type { LocalDate, OpportunityId, SchoolId, SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { Slots } from '../application/ports.js';
import type { Slot, SlotState } from '../domain/slot.js';
import { SlotRow } from './opportunity.rows.js';

/** Slots in PostgreSQL. */
export class PgSlots implements Slots {
  constructor(private readonly tx: Transaction) {}

  async add(slot: Slot): Promise<void> {
    await this.tx.manager.insert(SlotRow, slot);
  }

  async lock(id: SlotId): Promise<Slot | undefined> {
    const row = await this.tx.manager.findOne(SlotRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async setState(id: SlotId, state: SlotState): Promise<void> {
    await this.tx.manager.update(SlotRow, { id }, { state });
  }

  async upcomingOf(opportunityId: OpportunityId, from: LocalDate): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      `select id from slot where opportunity_id = $1 and state = 'OPEN' and ends_on >= $2 order by id`,
      [opportunityId, from],
    );
    return rows.map(({ id }) => id);
  }

  async isSchool(id: SchoolId): Promise<boolean> {
    const rows = await this.tx.manager.query<unknown[]>('select from school where id = $1', [id]);
    return rows.length > 0;
  }
}
