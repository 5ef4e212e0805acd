import { createHash } from 'node:crypto';
import type {
  AllocationId,
  ApplicationId,
  EmployerId,
  OpportunityId,
  ProgrammeId,
  SchoolId,
  SlotId,
  SlotRequestId,
  WaitingPlaceId,
} from '#kernel';
import type { Stage } from '#safeguarding';
import type { Judged } from './judge.js';

/** What of a school's a decision is about: a student's place or a group's visit, or what a student asked for. */
export type ClearedOfSchool = AllocationId | SlotRequestId | ApplicationId | WaitingPlaceId;

/** What of an employer's a decision is about, before any school is concerned: an advert, or dates of one. */
export type ClearedOfHost = OpportunityId | SlotId;

/** What a decision is about. */
export type ClearedId = ClearedOfSchool | ClearedOfHost;

interface KeptDecision extends Judged {
  readonly programmeId: ProgrammeId;
  readonly decidedAt: Date;
}

/** A decision to keep about something of a school's. Of the facts only their hash is kept. */
export interface ClearanceOfSchool extends KeptDecision {
  readonly of: ClearedOfSchool;
  readonly schoolId: SchoolId;
  readonly stage: Exclude<Stage, 'PUBLISH'>;
}

/** A decision to keep, what it was about and whose that is. */
export type ClearanceRecord =
  | ClearanceOfSchool
  | (KeptDecision & { readonly of: ClearedOfHost; readonly employerId: EmployerId; readonly stage: 'PUBLISH' });

/** SHA-256, in hexadecimal, of the facts as they were gathered: another text whenever anything that the rules read is another. */
export function hashOfFacts(facts: unknown): string {
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
