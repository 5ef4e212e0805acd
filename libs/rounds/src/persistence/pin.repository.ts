import type { RoundId, SlotId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { Pin, Pins } from '../application/ports.js';

/** Pinned placements in PostgreSQL. */
export class PgPins implements Pins {
  constructor(private readonly tx: Transaction) {}

  async others(roundId: RoundId, slotId: SlotId, studentId: StudentId): Promise<number> {
    const rows = await this.tx.manager.query<{ others: number }[]>(
      `select count(*)::integer as others from round_pin where round_id = $1 and slot_id = $2 and student_id <> $3`,
      [roundId, slotId, studentId],
    );
    return rows[0]?.others ?? 0;
  }

  async set({ roundId, studentId, programmeId, schoolId, slotId, pinnedBy }: Pin, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into round_pin (round_id, student_id, programme_id, school_id, slot_id, pinned_by, pinned_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (round_id, student_id) do update set slot_id = excluded.slot_id, pinned_by = excluded.pinned_by,
         pinned_at = excluded.pinned_at`,
      [roundId, studentId, programmeId, schoolId, slotId, pinnedBy, at],
    );
  }

  async remove(roundId: RoundId, studentId: StudentId): Promise<boolean> {
    const [, removed] = await this.tx.manager.query<[unknown[], number]>(
      'delete from round_pin where round_id = $1 and student_id = $2',
      [roundId, studentId],
    );
    return removed === 1;
  }
}
