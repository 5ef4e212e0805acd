import type { Actor, IdOf } from '#kernel';
import type { AuditedGroup } from '#interests';
import {
  auditBy,
  auditedRows,
  auditGrounds,
  auditOfAll,
  type AuditedStudent,
  type AuditGround,
  type LabelledGroup,
} from '../domain/interest-audit.js';

/** How well what a proposal offers fits what students want. */
export interface InterestAudit {
  readonly proposalId: IdOf<'Proposal'>;
  readonly all: AuditedGroup;
  readonly byGround: ReadonlyMap<AuditGround, readonly LabelledGroup[]>;
}

/** Where the audit finds the students of a proposal. */
export interface AuditReads {
  /** The proposal that counts in a round and its students; `undefined` unless it is of the coordinator's programme. */
  audited(
    actor: Actor,
    roundId: string,
  ): Promise<{ readonly proposalId: IdOf<'Proposal'>; readonly students: readonly AuditedStudent[] } | undefined>;
}

/** Audits by gender and group what was offered in a round: the proposal that was published or, before, the latest made. */
export class AuditInterests {
  constructor(private readonly reads: AuditReads) {}

  /** `undefined` when there is no proposal yet. Two reads; about two seconds of reckoning for 15,000 students. */
  async run(actor: Actor, roundId: string): Promise<InterestAudit | undefined> {
    const found = await this.reads.audited(actor, roundId);
    if (found === undefined) return undefined;
    const rows = auditedRows(found.students);
    const byGround = new Map<AuditGround, readonly LabelledGroup[]>();
    for (const ground of auditGrounds) {
      // Nobody else's request waits for more than one ground.
      await new Promise((resume) => setImmediate(resume));
      byGround.set(ground, auditBy(ground, rows));
    }
    return { proposalId: found.proposalId, all: auditOfAll(rows), byGround };
  }
}
