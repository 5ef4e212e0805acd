import {
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { ProposalNotFinished, ProposalOvertaken } from '../domain/problems.js';
import type { ProposalRun } from '../domain/proposal-run.js';
import { roundTransitions, type Round } from '../domain/round.js';
import { lockOwn } from './locked-round.js';
import { offerPlaces, type PublishedRound } from './offer-places.js';
import { serviceFor } from './own-programme.js';
import type { RoundsTx, RuleFacts } from './ports.js';

/** A round to be published. */
export interface PublishRoundCommand {
  readonly roundId: string;
  /** The proposal that the coordinator chose among those of the round; null takes the latest finished one that was made afresh. */
  readonly proposalId: string | null;
}

/**
 * Offers every place of a proposal to its student, or none: slots that changed since call for another. In a round that is published
 * already, the proposal has to keep the places of what is published, and only its new places are offered.
 */
export class PublishRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
    private readonly facts: RuleFacts,
  ) {}

  run(actor: Actor, { roundId, proposalId }: PublishRoundCommand): Promise<PublishedRound> {
    return this.unitOfWork.run(serviceFor(actor), async (tx) => {
      const round = await lockOwn(tx.rounds, actor, roundId);
      const chosen = proposalId === null ? null : await finishedRun(tx, round, proposalId);
      if (chosen !== null && round.state === 'PUBLISHED') requireKeeping(chosen, round);
      else requireMove('Round', roundTransitions, round.state, 'PUBLISHED', actor.role as Role);
      const published = chosen?.id ?? round.currentProposalId;
      invariant(published !== null, 'a round that is proposed has a proposal');
      return offerPlaces(tx, round, published, this.facts, this.surroundings);
    });
  }
}

async function finishedRun({ runs }: RoundsTx, round: Round, proposalId: string): Promise<ProposalRun> {
  const run = isIdOf('Proposal', proposalId) ? await runs.find(proposalId) : undefined;
  if (run === undefined || run.roundId !== round.id) throw new NotFound('Proposal', proposalId);
  if (run.state !== 'DONE') throw new ProposalNotFinished(run.state);
  return run;
}

function requireKeeping({ basedOn }: ProposalRun, { currentProposalId }: Round): void {
  if (basedOn === null || basedOn !== currentProposalId) throw new ProposalOvertaken();
}
