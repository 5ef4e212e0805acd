import { systemActor, today, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import type { BookingRules } from './booking-rules.js';
import type { ConfirmedVisit, VisitsTx } from './visits.ports.js';

const batchSize = 100;
const actor = systemActor('recheck-visits');

/** What a recheck came to. */
export interface VisitRecheck {
  readonly looked: number;
  readonly held: number;
  readonly released: number;
}

/**
 * Asks the safeguarding rules again about confirmed visits, as about confirmed places: one that they no longer allow is held and the school and
 * the employer are told; one that they allow again is released. Run by the worker every few minutes over all visits to come, and at six
 * in the morning over those of the day.
 */
export class RecheckVisits {
  constructor(
    private readonly unitOfWork: UnitOfWork<VisitsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  /** The visits of that day, or (null) all from today on. Each 100 are a unit of work of their own; harmless to repeat. */
  async run(on: LocalDate | null): Promise<VisitRecheck> {
    const count = { looked: 0, held: 0, released: 0 };
    for (let after = ''; ;) {
      const visits = await this.unitOfWork.run(actor, async (tx) => {
        const locked = await tx.visits.lockConfirmed(on, today(this.surroundings.clock), after, batchSize);
        for (const visit of locked) {
          const came = await this.recheck(visit, tx);
          if (came !== 'SAME') count[came] += 1;
        }
        return locked;
      });
      count.looked += visits.length;
      after = visits.at(-1)?.id ?? after;
      if (visits.length < batchSize) return count;
    }
  }

  private async recheck(visit: ConfirmedVisit, { visits, outbox }: VisitsTx): Promise<'held' | 'released' | 'SAME'> {
    const { id: subjectId, programmeId, schoolId, employerId, studentIds, staffCount, isHeld } = visit;
    const { outcome } = await this.rules.ofVisit(visit, studentIds, staffCount);
    const isAllowed = outcome === 'ALLOWED';
    if (isAllowed !== isHeld) return 'SAME';
    await visits.hold(subjectId, isAllowed ? null : this.surroundings.clock.now());
    const kind = isAllowed ? 'visit.released' : 'visit.held';
    await outbox.add({ kind, subjectId, programmeId, schoolId, employerId });
    return isAllowed ? 'released' : 'held';
  }
}
