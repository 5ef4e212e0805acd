import { invariant, type AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { Allocations } from '../application/ports.js';
import type { Allocation, AllocationState } from '../domain/allocation.js';

/** Allocations in PostgreSQL. */
export class PgAllocations implements Allocations {
  constructor(private readonly tx: Transaction) {}

  async lock(id: AllocationId): Promise<Allocation | undefined> {
    const [allocation] = await this.tx.manager.query<Allocation[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
         slot_id as "slotId", state, placement_version as "placementVersion", offer_until as "offerUntil"
       from allocation where id = $1 for update`,
      [id],
    );
    return allocation;
  }

  async lockOverdue(now: Date, limit: number): Promise<Allocation[]> {
    return this.tx.manager.query<Allocation[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
         slot_id as "slotId", state, placement_version as "placementVersion", offer_until as "offerUntil"
       from allocation where state = 'OFFERED' and offer_until < $1 order by slot_id, id limit $2 for update skip locked`,
      [now, limit],
    );
  }

  async move(id: AllocationId, state: AllocationState, reason: string | null, at: Date): Promise<void> {
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      'update allocation set state = $2, state_reason = $3, changed_at = $4 where id = $1',
      [id, state, reason, at],
    );
    invariant(moved === 1, 'whoever may move an allocation may write it down');
  }

  async acceptPresentVersion(id: AllocationId): Promise<void> {
    const [, noted] = await this.tx.manager.query<[unknown[], number]>(
      `update allocation a set placement_version = o.version
       from slot s join opportunity o on o.id = s.opportunity_id where a.id = $1 and s.id = a.slot_id`,
      [id],
    );
    invariant(noted === 1, 'whoever holds a place sees the advert');
  }
}
