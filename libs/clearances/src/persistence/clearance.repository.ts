import { isIdOf, type AccountId, type IdOf, type NewId, type OpportunityId, type SlotId } from '#kernel';
import type { Transaction } from '#platform';
import type { Stage } from '#safeguarding';
import type { KeptClearance, WarningBook } from '../application/go-on-though-warned.js';
import type { ClearanceBook } from '../application/ports.js';
import type { ClearanceRecord, ClearedId } from '../domain/clearance-record.js';
import type { WarningAnswer } from '../domain/warnings.js';
import { clearancesText, columnOf, insertClearances } from './clearance-sql.js';

/** Decisions in PostgreSQL: what was decided of what, by which rules, on which facts. */
export class PgClearances implements ClearanceBook, WarningBook {
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
    const ids = records.map(() => this.newId('Clearance'));
    await this.tx.manager.query(insertClearances('$1'), [clearancesText(records, ids)]);
  }

  async replace(record: ClearanceRecord): Promise<IdOf<'Clearance'>> {
    await this.voidOf(record.of, record.stage, record.decidedAt);
    const id = this.newId('Clearance');
    await this.tx.manager.query(insertClearances('$1'), [clearancesText([record], [id])]);
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
