import { requireAllowed } from '#clearances';
import { requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { decideShowable, lockedOpportunity } from './requirements.js';

/** A coordinator has read an advert and lets it be shown; the rules are asked once more, since it may have waited. */
export class ApproveOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  async run(actor: Actor, opportunityId: string): Promise<Opportunity> {
    const { clock } = this.surroundings;
    const { shown, decision } = await this.unitOfWork.run(actor, async (tx) => {
      const opportunity = await lockedOpportunity(tx.opportunities, opportunityId);
      const { id, state, employerId, version: approvedVersion } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, 'PUBLISHED', actor.role as Role);
      const decision = await decideShowable(opportunity, tx, this.facts, clock);
      if (decision.outcome !== 'ALLOWED') return { shown: opportunity, decision };
      await tx.opportunities.move(id, { to: 'PUBLISHED', at: clock.now(), approvedVersion });
      await tx.outbox.add({ kind: 'opportunity.published', subjectId: id, employerId });
      return { shown: { ...opportunity, state: 'PUBLISHED' as const, approvedVersion }, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well.
    requireAllowed(decision, 'employer');
    return shown;
  }
}
