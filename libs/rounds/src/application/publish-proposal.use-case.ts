import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { ProposalNotFinished, ProposalOvertaken } from '../domain/problems.js';
import type { ProposalRun } from '../domain/proposal-run.js';
import { roundTransitions } from '../domain/round.js';
import { lockOwn } from './locked-round.js';
import { offerPlaces, type PublishedRound } from './offer-places.js';
import { serviceFor } from './own-programme.js';
import type { RoundsTx } from './ports.js';

/**
 * Publishes the proposal that the coordinator chose. In a round that is proposed that is any finished one; in one that is published
 * already, one that keeps the places of what is published, of which only the new places are offered.
 */
export class PublishProposal {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, proposalId: string): Promise<PublishedRound> {
    const service = serviceFor(actor);
    return this.unitOfWork.run(service, async (tx) => {
      const run = isIdOf('Proposal', proposalId) ? await tx.runs.find(proposalId) : undefined;
      if (run === undefined || run.programmeId !== service.programmeId) throw new NotFound('Proposal', proposalId);
      if (run.state !== 'DONE') throw new ProposalNotFinished(run.state);
      const round = await lockOwn(tx.rounds, actor, run.roundId);
      if (round.state === 'PUBLISHED') requireKeeping(run, round.currentProposalId);
      else requireMove('Round', roundTransitions, round.state, 'PUBLISHED', actor.role as Role);
      return offerPlaces(tx, round, run.id, this.surroundings);
    });
  }
}

function requireKeeping({ basedOn }: ProposalRun, published: ProposalRun['basedOn']): void {
  if (basedOn === null || basedOn !== published) throw new ProposalOvertaken();
}
