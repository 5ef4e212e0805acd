import type { AllocationId, NewId } from '#kernel';
import type { Transaction } from '#platform';
import { hashOfFacts, type ClearanceRecord } from '../domain/clearance-record.js';

/** Decisions on allocations in PostgreSQL: what was decided, by which rules, on which facts. */
export class PgClearances {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

  /** Marks what was decided of an allocation before as void: what it rested on has changed. */
  async voidOf(allocationId: AllocationId, at: Date): Promise<void> {
    await this.tx.manager.query('update clearance set voided_at = $2 where allocation_id = $1 and voided_at is null', [
      allocationId,
      at,
    ]);
  }

  /** Keeps a decision; earlier ones stay. */
  async record({
    programmeId,
    schoolId,
    allocationId,
    stage,
    decision,
    facts,
    decidedAt,
  }: ClearanceRecord): Promise<void> {
    await this.tx.manager.query(
      `insert into clearance (id, programme_id, school_id, allocation_id, stage, outcome, reasons, rule_set_version, input_hash, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        this.newId('Clearance'),
        programmeId,
        schoolId,
        allocationId,
        stage,
        decision.outcome,
        JSON.stringify(decision.reasons),
        decision.ruleSetVersion,
        hashOfFacts(facts),
        decidedAt,
      ],
    );
  }
}
