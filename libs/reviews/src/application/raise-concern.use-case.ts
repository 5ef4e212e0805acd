import { NotFound, type Actor, type IdOf, type Surroundings, type UnitOfWork } from '#kernel';
import { confirmedStates } from '#placements';
import { placementOf } from './placement-of.js';
import type { ReviewsTx } from './ports.js';
import { tellSafeguardingLead } from './tell-safeguarding-lead.js';

/** A worry in somebody's own words. */
export interface RaiseConcernCommand {
  readonly allocationId: string;
  readonly text: string;
}

/** Tells the safeguarding lead of a student's school of a worry: by the student, the careers lead, or a host who knows the student. */
export class RaiseConcern {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { allocationId, text }: RaiseConcernCommand): Promise<IdOf<'Concern'>> {
    return this.unitOfWork.run(actor, async (tx) => {
      const placement = await placementOf(tx.placements, allocationId);
      if (actor.role === 'EMPLOYER' && !confirmedStates.includes(placement.state)) {
        throw new NotFound('Allocation', allocationId);
      }
      return tellSafeguardingLead(tx, this.surroundings, actor, placement, { body: text, feltSafe: null });
    });
  }
}
