import { systemActor, today, type Surroundings, type UnitOfWork } from '#kernel';
import { ruleSetVersion } from '#safeguarding';
import { hashOfFacts } from '../domain/clearance-record.js';
import { judge } from '../domain/judge.js';
import { gatherFacts } from './gather-facts.js';
import type { ClearancesTx, ConfirmedPlace, FactsOfPlaces, PlacesScope } from './ports.js';

/** What a recheck came to. */
export interface RecheckCount {
  readonly looked: number;
  readonly held: number;
  readonly released: number;
}

/**
 * Looks at confirmed places again. Where what a clearance rests on has changed, a fact or the edition of the rules, that clearance is void and the rules are asked anew: a place
 * that they no longer allow is held, and everybody concerned is told; one that they allow again is released. Run by the worker after
 * every event that may have changed an input, over all places every few minutes, and at six in the morning over those with a day that day.
 */
export class RecheckClearances {
  constructor(
    private readonly unitOfWork: UnitOfWork<ClearancesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: FactsOfPlaces,
  ) {}

  /** Four small reads for each place in the scope; harmless to repeat. */
  run(scope: PlacesScope, requestId: string): Promise<RecheckCount> {
    return this.unitOfWork.run(systemActor(requestId), async (tx) => {
      const places = await tx.places.lock(scope, today(this.surroundings.clock));
      const count = { looked: places.length, held: 0, released: 0 };
      for (const place of places) {
        const came = await this.recheck(place, scope.on !== undefined, tx);
        if (came !== 'SAME') count[came === 'HELD' ? 'held' : 'released'] += 1;
      }
      return count;
    });
  }

  private async recheck(
    place: ConfirmedPlace,
    isAskedAnyway: boolean,
    tx: ClearancesTx,
  ): Promise<'HELD' | 'RELEASED' | 'SAME'> {
    const { clock } = this.surroundings;
    const facts = await gatherFacts(this.facts, place);
    if (!isAskedAnyway && hashOfFacts(facts) === place.inputHash && place.ruleSetVersion === ruleSetVersion)
      return 'SAME';
    const decidedAt = clock.now();
    const decision = judge('CONFIRM', facts.host, facts.place, today(clock));
    const { id: allocationId, programmeId, schoolId } = place;
    const clearance = {
      programmeId,
      schoolId,
      of: allocationId,
      stage: 'CONFIRM',
      decision,
      facts,
      decidedAt,
    } as const;
    await tx.clearances.replace(clearance);
    const isAllowed = decision.outcome === 'ALLOWED';
    if (isAllowed !== place.isHeld) return 'SAME';
    if (isAllowed) await tx.places.release(allocationId);
    else await tx.places.hold(allocationId, decidedAt);
    const { employerId, studentId } = place;
    const kind = isAllowed ? 'allocation.released' : 'allocation.held';
    await tx.outbox.add({ kind, subjectId: allocationId, programmeId, schoolId, employerId, studentId });
    return isAllowed ? 'RELEASED' : 'HELD';
  }
}
