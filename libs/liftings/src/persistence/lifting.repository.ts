import { isIdOf, type AccountId, type AllocationId, type SlotRequestId } from '#kernel';
import type { Transaction } from '#platform';
import type { LiftedFor, Liftings, NewLifting, PlaceToLift, VisitToLift } from '../application/ports.js';

/** Liftings of blocks in PostgreSQL. */
export class PgLiftings implements Liftings {
  constructor(private readonly tx: Transaction) {}

  async place(id: AllocationId): Promise<PlaceToLift | undefined> {
    await this.hold(id);
    const [place] = await this.tx.manager.query<PlaceToLift[]>('select * from place_to_lift($1)', [id]);
    return place;
  }

  async visit(id: SlotRequestId): Promise<VisitToLift | undefined> {
    await this.hold(id);
    const [visit] = await this.tx.manager.query<VisitToLift[]>('select * from visit_to_lift($1)', [id]);
    return visit;
  }

  async add({ id, programmeId, schoolId, version }: LiftedFor, lifting: NewLifting): Promise<void> {
    const { id: liftingId, ruleId, reason, inputHash, by, as, at } = lifting;
    await this.end(id, ruleId, by, at);
    await this.tx.manager.query(
      `insert into block_lifting (id, programme_id, school_id, allocation_id, slot_request_id, rule_id, reason, placement_version, input_hash,
         lifted_by, lifted_as, lifted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        liftingId,
        programmeId,
        schoolId,
        isIdOf('Allocation', id) ? id : null,
        isIdOf('SlotRequest', id) ? id : null,
        ruleId,
        reason,
        version,
        inputHash,
        by,
        as,
        at,
      ],
    );
  }

  async end(id: LiftedFor['id'], ruleId: string, by: AccountId, at: Date): Promise<boolean> {
    const [, ended] = await this.tx.manager.query<[unknown[], number]>(
      `update block_lifting set ended_by = $3, ended_at = $4
       where (allocation_id = $1 or slot_request_id = $1) and rule_id = $2 and ended_at is null`,
      [id, ruleId, by, at],
    );
    return ended > 0;
  }

  /** No coordinator sees allocations, and no row may be locked by somebody who does not see it or may not change it. */
  private async hold(id: LiftedFor['id']): Promise<void> {
    await this.tx.manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
  }
}
