import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { promisesIn } from '../domain/claims.js';
import { newDraft, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';
import { lockedOpportunity } from './requirements.js';

/** Begins another advert with the words of one in any state; its dates, its history and what was said about it stay behind. */
export class DuplicateOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, opportunityId: string): Promise<Opportunity> {
    return this.unitOfWork.run(actor, async ({ opportunities, claims, outbox }) => {
      const from = await lockedOpportunity(opportunities, opportunityId);
      const id = this.surroundings.newId('Opportunity');
      const { state: _state, version: _version, ...advert } = from;
      const copy: Opportunity = { ...advert, ...newDraft, id };
      await opportunities.add(copy);
      await claims.keep(id, copy.version, promisesIn(copy), this.surroundings.newId);
      await outbox.add({ kind: 'opportunity.drafted', subjectId: id, employerId: from.employerId });
      return copy;
    });
  }
}
