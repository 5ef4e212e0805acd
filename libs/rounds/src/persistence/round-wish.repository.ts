import type { ProgrammeId, RoundId, SlotId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { KeptWish, RoundWishes } from '../application/ports.js';

/** What students said besides their lists, in PostgreSQL. */
export class PgRoundWishes implements RoundWishes {
  constructor(private readonly tx: Transaction) {}

  async excluded(roundId: RoundId, studentId: StudentId): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      'select unnest(excluded_slot_ids)::text as id from round_wish where round_id = $1 and student_id = $2',
      [roundId, studentId],
    );
    return rows.map(({ id }) => id);
  }

  async known(programmeId: ProgrammeId, slotIds: readonly string[]): Promise<SlotId[]> {
    const rows = await this.tx.manager.query<{ id: SlotId }[]>(
      'select id from slot where programme_id = $1 and id = any($2::text[])',
      [programmeId, slotIds],
    );
    return rows.map(({ id }) => id);
  }

  async set(wish: KeptWish, at: Date): Promise<void> {
    const { roundId, studentId, programmeId, schoolId, excludedSlotIds, agreesToMove, onBehalfBy } = wish;
    await this.tx.manager.query(
      `insert into round_wish (round_id, student_id, programme_id, school_id, excluded_slot_ids, agrees_to_move, on_behalf_by, said_at)
       values ($1, $2, $3, $4, $5::text[], $6, $7, $8)
       on conflict (round_id, student_id) do update set excluded_slot_ids = excluded.excluded_slot_ids,
         agrees_to_move = excluded.agrees_to_move, on_behalf_by = excluded.on_behalf_by, said_at = excluded.said_at`,
      [roundId, studentId, programmeId, schoolId, excludedSlotIds, agreesToMove, onBehalfBy, at],
    );
  }
}
