import { requireAllowed } from '#clearances';
import { requireMove, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { promisesIn } from '../domain/claims.js';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { AdvertFacts, OpportunitiesTx } from './ports.js';
import { decideShowable, lockedOpportunity } from './requirements.js';

/**
 * Shows an advert to its programme and in the public catalogue: of a verified employer, and allowed by the rules with all its slots. Words
 * that no coordinator has let pass yet wait for one. Asking for it says that all of it holds today.
 */
export class PublishOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: AdvertFacts,
  ) {}

  /** For its employer, and for the worker when a pause ends: that confirms nothing. */
  async run(actor: Actor, opportunityId: string): Promise<Opportunity> {
    const { clock, newId } = this.surroundings;
    const { shown, decision } = await this.unitOfWork.run(actor, async (tx) => {
      const opportunity = await lockedOpportunity(tx.opportunities, opportunityId);
      const { id, state, employerId, programmeId, version, approvedVersion } = opportunity;
      const to = approvedVersion === version ? 'PUBLISHED' : 'IN_MODERATION';
      requireMove('Opportunity', opportunityTransitions, state, to, actor.role as Role | 'SYSTEM');
      const decision = await decideShowable(opportunity, tx, this.facts, clock);
      if (decision.outcome !== 'ALLOWED') return { shown: opportunity, decision };
      const confirmedOn = actor.role === 'SYSTEM' ? opportunity.confirmedOn : today(clock);
      await tx.opportunities.move(id, { to, at: clock.now(), confirmedOn });
      // An advert from before promises were kept gets them now; for others this changes nothing.
      await tx.claims.keep(id, version, promisesIn(opportunity), newId);
      const kind = to === 'PUBLISHED' ? 'opportunity.published' : 'opportunity.submitted';
      await tx.outbox.add({ kind, subjectId: id, programmeId, employerId });
      const shown: Opportunity = { ...opportunity, state: to, confirmedOn, pausedUntil: null };
      return { shown, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well.
    requireAllowed(decision, 'employer');
    return shown;
  }
}
