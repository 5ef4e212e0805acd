import { isIdOf, NotFound, requireMove, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { waitingTransitions, type WaitingPlace } from '../domain/waiting-place.js';
import type { WaitingTx } from './ports.js';

/** Leaves the line. Who was offered a place answers the offer instead. */
export class LeaveWaitingList {
  constructor(
    private readonly unitOfWork: UnitOfWork<WaitingTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, waitingPlaceId: string): Promise<WaitingPlace> {
    return this.unitOfWork.run(actor, async ({ waiting }) => {
      const place = isIdOf('WaitingPlace', waitingPlaceId) ? await waiting.lock(waitingPlaceId) : undefined;
      if (place === undefined) throw new NotFound('WaitingPlace', waitingPlaceId);
      requireMove('WaitingPlace', waitingTransitions, place.state, 'LEFT', actor.role);
      await waiting.leave(place.id, this.surroundings.clock.now());
      return { ...place, state: 'LEFT' };
    });
  }
}
