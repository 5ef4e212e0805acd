import { requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { lockedOpportunity, requireShowable } from './requirements.js';

/** A coordinator has read an advert and lets it be shown; the rules are asked once more, since it may have waited. */
export class ApproveOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  run(actor: Actor, opportunityId: string): Promise<Opportunity> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const opportunity = await lockedOpportunity(tx.opportunities, opportunityId);
      const { id, state, employerId, version: approvedVersion } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, 'PUBLISHED', actor.role as Role);
      await requireShowable(opportunity, tx, this.facts, clock);
      await tx.opportunities.move(id, { to: 'PUBLISHED', at: clock.now(), approvedVersion });
      await tx.outbox.add({ kind: 'opportunity.published', subjectId: id, employerId });
      return { ...opportunity, state: 'PUBLISHED', approvedVersion };
    });
  }
}
