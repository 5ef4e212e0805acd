import { createHash } from 'node:crypto';
import type { AllocationId, NewId, ProgrammeId, SchoolId } from '#kernel';
import type { Transaction } from '#platform';
import type { Decision, Stage } from '#safeguarding';

/** A decision to keep, and what it was about. */
export interface ClearanceRecord {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly allocationId: AllocationId;
  readonly stage: Stage;
  readonly decision: Decision;
  /** The facts that were judged; only their hash is kept. */
  readonly facts: unknown;
  readonly decidedAt: Date;
}

/** Decisions on allocations in PostgreSQL: what was decided, by which rules, on which facts. */
export class PgClearances {
  constructor(
    private readonly tx: Transaction,
    private readonly newId: NewId,
  ) {}

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
    const inputHash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
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
        inputHash,
        decidedAt,
      ],
    );
  }
}
