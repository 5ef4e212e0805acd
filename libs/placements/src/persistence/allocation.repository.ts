import { invariant, type AllocationId } from '#kernel';
import { constraintOf, type Transaction } from '#platform';
import type { Allocations } from '../application/ports.js';
import type { Allocation, AllocationState, NoReason } from '../domain/allocation.js';
import { StudentOnVisit } from '../domain/problems.js';

const columns = `id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
  slot_id as "slotId", state, placement_version as "placementVersion", offer_until as "offerUntil", restored_at as "restoredAt"`;

/** Allocations in PostgreSQL. */
export class PgAllocations implements Allocations {
  constructor(private readonly tx: Transaction) {}

  async lock(id: AllocationId): Promise<Allocation | undefined> {
    const [allocation] = await this.tx.manager.query<Allocation[]>(
      `select ${columns} from allocation where id = $1 for update`,
      [id],
    );
    return allocation;
  }

  async lockOverdue(now: Date, limit: number): Promise<Allocation[]> {
    return this.tx.manager.query<Allocation[]>(
      `select ${columns} from allocation where state = 'OFFERED' and offer_until < $1 order by slot_id, id limit $2 for update skip locked`,
      [now, limit],
    );
  }

  async move(id: AllocationId, state: AllocationState, reason: string | null, at: Date): Promise<void> {
    const [, moved] = await this.tx.manager
      .query<[unknown[], number]>(
        'update allocation set state = $2, state_reason = $3, changed_at = $4 where id = $1',
        [id, state, reason, at],
      )
      .catch((error: unknown) => {
        if (constraintOf(error) === 'student_on_a_visit') throw new StudentOnVisit();
        throw error;
      });
    invariant(moved === 1, 'whoever may move an allocation may write it down');
  }

  async noteWhy(id: AllocationId, because: NoReason): Promise<void> {
    await this.tx.manager.query('update allocation set ended_because = $2 where id = $1', [id, because]);
  }

  async restore(id: AllocationId, until: Date, at: Date): Promise<boolean> {
    try {
      const [, restored] = await this.tx.manager.query<[unknown[], number]>(
        `update allocation a set state = 'OFFERED', state_reason = null, ended_because = null, restored_at = $3, changed_at = $3,
           answer_reminded_at = null, offer_until = least($2, slot_begins_at(s))
         from slot s where a.id = $1 and s.id = a.slot_id and slot_begins_at(s) > $3`,
        [id, until, at],
      );
      return restored === 1;
    } catch (error) {
      if (constraintOf(error) === 'allocation_no_overlap') return false;
      throw error;
    }
  }

  async remind(now: Date, until: Date, limit: number): Promise<Allocation[]> {
    const [due] = await this.tx.manager.query<[Allocation[], number]>(
      `update allocation set answer_reminded_at = $1 where id in (
         select id from allocation where state = 'OFFERED' and offer_until > $1 and offer_until <= $2 and answer_reminded_at is null
         order by offer_until, id limit $3 for update skip locked)
       returning ${columns}`,
      [now, until, limit],
    );
    return due;
  }

  async remindHosts(now: Date, until: Date, limit: number): Promise<Allocation[]> {
    const [due] = await this.tx.manager.query<[Allocation[], number]>(
      `update allocation set host_reminded_at = $1 where id in (
         select id from allocation where state = 'ACCEPTED' and host_answer_by > $1 and host_answer_by <= $2 and host_reminded_at is null
         order by host_answer_by, id limit $3 for update skip locked)
       returning ${columns}`,
      [now, until, limit],
    );
    return due;
  }

  async noteSilentHosts(now: Date, limit: number): Promise<Allocation[]> {
    const [silent] = await this.tx.manager.query<[Allocation[], number]>(
      `update allocation set is_host_silent = true where id in (
         select id from allocation where state = 'ACCEPTED' and host_answer_by < $1 and not is_host_silent
         order by host_answer_by, id limit $2 for update skip locked)
       returning ${columns}`,
      [now, limit],
    );
    return silent;
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
