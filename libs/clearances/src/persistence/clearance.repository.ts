import { isIdOf, type AccountId, type IdOf, type NewId, type SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { KeptClearance } from '../application/go-on-though-warned.js';
import { hashOfFacts, type ClearanceRecord, type ClearedId } from '../domain/clearance-record.js';
import type { WarningAnswer } from '../domain/warnings.js';

/** Decisions on places and visits in PostgreSQL: what was decided, by which rules, on which facts. */
export class PgClearances {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  /** Marks what was decided of a place or visit before as void: what it rested on has changed. */
  async voidOf(id: ClearedId, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update clearance set voided_at = $2 where (allocation_id = $1 or slot_request_id = $1) and voided_at is null',
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

  /** Keeps a decision; earlier ones stay. */
  async record(clearance: ClearanceRecord): Promise<IdOf<'Clearance'>> {
    const { programmeId, schoolId, of, stage, decision, facts, decidedAt } = clearance;
    const id = this.newId('Clearance');
    await this.tx.manager.query(
      `insert into clearance (id, programme_id, school_id, allocation_id, slot_request_id, stage, outcome, reasons, rule_set_version, input_hash, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        programmeId,
        schoolId,
        isIdOf('Allocation', of) ? of : null,
        isIdOf('SlotRequest', of) ? of : null,
        stage,
        decision.outcome,
        JSON.stringify(decision.reasons),
        decision.ruleSetVersion,
        hashOfFacts(facts),
        decidedAt,
      ],
    );
    return id;
  }

  /** Keeps why somebody went on though rules warned. */
  async answer(clearance: KeptClearance, answers: readonly WarningAnswer[], by: AccountId): Promise<void> {
    const { id, programmeId, schoolId, of, placementVersion, decidedAt } = clearance;
    await this.tx.manager.query(
      `insert into warning_answer (id, programme_id, school_id, allocation_id, slot_request_id, clearance_id, rule_id, reason,
         placement_version, answered_by, answered_at)
       select u.id, $1, $2, $3, $4, $5, u.rule_id, u.reason, $6, $7, $8 from unnest($9::text[], $10::text[], $11::text[]) as u (id, rule_id, reason)`,
      [
        programmeId,
        schoolId,
        isIdOf('Allocation', of) ? of : null,
        isIdOf('SlotRequest', of) ? of : null,
        id,
        placementVersion,
        by,
        decidedAt,
        answers.map(() => this.newId('WarningAnswer')),
        answers.map(({ ruleId }) => ruleId),
        answers.map(({ reason }) => reason.trim()),
      ],
    );
  }
}
