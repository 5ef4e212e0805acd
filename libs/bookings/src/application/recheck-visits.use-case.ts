import { hashOfFacts } from '#clearances';
import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { ruleSetVersion } from '#safeguarding';
import type { BookingRules } from './booking-rules.js';
import type { ConfirmedVisit, VisitsScope, VisitsTx } from './visits.ports.js';

const batchSize = 100;
const actor = systemActor('recheck-visits');

/** What a recheck came to. */
export interface VisitRecheck {
  readonly looked: number;
  readonly held: number;
  readonly released: number;
}

/**
 * Looks at confirmed visits again, as at confirmed places: where what a clearance rests on has changed, that clearance is void and the rules are
 * asked anew. A visit that they no longer allow is held and the school, its students on the register and the employer are told; one that
 * they allow again is released. Run by the worker after every event that may have changed an input, every few minutes over all visits to come,
 * and at six in the morning over those of the day.
 */
export class RecheckVisits {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  /** Each 100 are a unit of work of their own; harmless to repeat. */
  async run(scope: VisitsScope): Promise<VisitRecheck> {
    const count = { looked: 0, held: 0, released: 0 };
    for (let after = ''; ;) {
      const visits = await this.unitOfWork.run(actor, async (tx) => {
        const locked = await tx.visits.lockConfirmed(scope, today(this.surroundings.clock), after, batchSize);
        for (const visit of locked) {
          const came = await this.recheck(visit, scope.on !== undefined, tx);
          if (came !== 'SAME') count[came] += 1;
        }
        return locked;
      });
      count.looked += visits.length;
      after = visits.at(-1)?.id ?? after;
      if (visits.length < batchSize) return count;
    }
  }

  private async recheck(
    visit: ConfirmedVisit,
    isAskedAnyway: boolean,
    tx: VisitsTx,
  ): Promise<'held' | 'released' | 'SAME'> {
    const { id, programmeId, schoolId, studentIds, staffCount, isHeld } = visit;
    const facts = await this.rules.factsOf(visit, studentIds, staffCount);
    if (!isAskedAnyway && hashOfFacts(facts) === visit.inputHash && visit.ruleSetVersion === ruleSetVersion)
      return 'SAME';
    const decidedAt = this.surroundings.clock.now();
    const decision = this.rules.decide(facts);
    await tx.clearances.replace({ programmeId, schoolId, of: id, stage: 'CONFIRM', decision, facts, decidedAt });
    const isAllowed = decision.outcome === 'ALLOWED';
    if (isAllowed !== isHeld) return 'SAME';
    await tx.visits.hold(id, isAllowed ? null : decidedAt);
    await tell(visit, isAllowed ? 'released' : 'held', tx);
    return isAllowed ? 'released' : 'held';
  }
}

/** For the school and the host, and for each student on the register. */
const kinds = {
  held: { visit: 'visit.held', visitor: 'visitor.held' },
  released: { visit: 'visit.released', visitor: 'visitor.released' },
} as const;

/** An event is of one student at most, so that each on the register has one of their own. */
async function tell(visit: ConfirmedVisit, what: 'held' | 'released', { outbox }: VisitsTx): Promise<void> {
  const { id: subjectId, programmeId, schoolId, employerId, studentIds } = visit;
  await outbox.add(
    { kind: kinds[what].visit, subjectId, programmeId, schoolId, employerId },
    ...studentIds.map((studentId) => ({ kind: kinds[what].visitor, subjectId, programmeId, studentId })),
  );
}
