import { createHash } from 'node:crypto';
import type { AllocationId, ProgrammeId, SchoolId, SlotRequestId } from '#kernel';
import type { Decision, Stage } from '#safeguarding';

/** What a decision is about: a student's place, or a visit of a group. */
export type ClearedId = AllocationId | SlotRequestId;

/** A decision to keep, and what it was about. */
export interface ClearanceRecord {
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly of: ClearedId;
  readonly stage: Stage;
  readonly decision: Decision;
  /** The facts that were judged; only their hash is kept. */
  readonly facts: unknown;
  readonly decidedAt: Date;
}

/** SHA-256, in hexadecimal, of the facts as they were gathered: another text whenever anything that the rules read is another. */
export function hashOfFacts(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
