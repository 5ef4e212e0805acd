import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { opportunityTransitions, type Opportunity } from '../domain/opportunity.js';
import type { OpportunitiesTx } from './ports.js';

/** An advert taken down, for a while or for good. */
export interface MoveOpportunityCommand {
  readonly opportunityId: string;
  readonly to: 'PAUSED' | 'WITHDRAWN';
  readonly reason: string | null;
}

/** Pauses or withdraws an advert, as its transition table allows. Places that are taken stay taken. */
export class MoveOpportunity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { opportunityId, to, reason }: MoveOpportunityCommand): Promise<Opportunity> {
    return this.unitOfWork.run(actor, async ({ opportunities, outbox }) => {
      const opportunity = isIdOf('Opportunity', opportunityId) ? await opportunities.lock(opportunityId) : undefined;
      if (opportunity === undefined) throw new NotFound('Opportunity', opportunityId);
      const { id, state, employerId } = opportunity;
      requireMove('Opportunity', opportunityTransitions, state, to, actor.role as Role);
      await opportunities.setState(id, to, reason, this.surroundings.clock.now());
      await outbox.add({ kind: `opportunity.${to.toLowerCase()}`, subjectId: id, employerId });
      return { ...opportunity, state: to };
    });
  }
}
