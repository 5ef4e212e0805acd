import { requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import type { ModerationFault } from '../domain/moderation.js';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';
import { lockedOpportunity } from './requirements.js';

/** An advert, and everything in it that has to be mended. */
export interface ReturnOpportunityCommand {
  readonly opportunityId: string;
  readonly faults: readonly ModerationFault[];
}

/** A coordinator gives an advert back to its employer, saying all at once what has to be mended; it is read again before it is shown. */
export class ReturnOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { opportunityId, faults }: ReturnOpportunityCommand): Promise<Opportunity> {
    return this.unitOfWork.run(actor, async ({ opportunities, outbox }) => {
      const opportunity = await lockedOpportunity(opportunities, opportunityId);
      const { id, state, employerId } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, 'DRAFT', actor.role as Role);
      await opportunities.move(id, {
        to: 'DRAFT',
        at: this.surroundings.clock.now(),
        faults,
        approvedVersion: null,
      });
      await outbox.add({ kind: 'opportunity.returned', subjectId: id, employerId });
      return { ...opportunity, state: 'DRAFT', approvedVersion: null };
    });
  }
}
