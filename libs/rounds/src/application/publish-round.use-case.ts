import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { lockToMove } from './locked-round.js';
import { offerPlaces, type PublishedRound } from './offer-places.js';
import { serviceFor } from './own-programme.js';
import type { RoundsTx } from './ports.js';

/** Offers every place of the round's latest finished proposal to its student, or none: slots that changed since call for another. */
export class PublishRound {
  constructor(
    private readonly unitOfWork: UnitOfWork<RoundsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, roundId: string): Promise<PublishedRound> {
    return this.unitOfWork.run(serviceFor(actor), async (tx) => {
      const round = await lockToMove(tx.rounds, actor, roundId, 'PUBLISHED');
      invariant(round.currentProposalId !== null, 'a round that is proposed has a proposal');
      return offerPlaces(tx, round, round.currentProposalId, this.surroundings);
    });
  }
}
