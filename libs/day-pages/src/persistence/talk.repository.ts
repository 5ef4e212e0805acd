import type { AccountId, AllocationId, LocalDate } from '#kernel';
import { PgAllocations, type Allocation } from '#placements';
import type { Transaction } from '#platform';
import type { Talks } from '../application/ports.js';
import type { TalkConfirmation, TalkSide } from '../domain/talk.js';

/** What both sides say of the talk, in PostgreSQL. */
export class PgTalks implements Talks {
  constructor(private readonly tx: Transaction) {}

  lock(id: AllocationId): Promise<Allocation | undefined> {
    return new PgAllocations(this.tx).lock(id);
  }

  async saidBy(id: AllocationId, side: TalkSide): Promise<LocalDate | null> {
    const [said] = await this.tx.manager.query<{ heldOn: LocalDate }[]>(
      `select to_char(held_on, 'YYYY-MM-DD') as "heldOn" from expectations_talk where allocation_id = $1 and side = $2`,
      [id, side],
    );
    return said?.heldOn ?? null;
  }

  async put(
    { schoolId, employerId, studentId }: Allocation,
    { allocationId, side, heldOn }: TalkConfirmation,
    by: AccountId,
    at: Date,
  ): Promise<void> {
    await this.tx.manager.query(
      `insert into expectations_talk (allocation_id, side, school_id, employer_id, student_id, held_on, confirmed_by, confirmed_at)
       values ($1, $2, $3, $4, $5, $6::date, $7, $8)
       on conflict (allocation_id, side) do update set held_on = excluded.held_on, confirmed_by = excluded.confirmed_by,
         confirmed_at = excluded.confirmed_at`,
      [allocationId, side, schoolId, employerId, studentId, heldOn, by, at],
    );
  }
}
