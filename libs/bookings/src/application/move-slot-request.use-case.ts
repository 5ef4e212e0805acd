import { isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { holdsPlaces, requireMoveAt, type SlotRequest, type SlotRequestState } from '../domain/slot-request.js';
import type { BookingsTx } from './ports.js';

/** An employer answers, or a school thinks better of it. */
export interface MoveSlotRequestCommand {
  readonly slotRequestId: string;
  readonly to: Exclude<SlotRequestState, 'REQUESTED' | 'EXPIRED'>;
  readonly reason: string | null;
}

/** Accepts, declines or withdraws a request, as its transition table allows; its places are given back with the last two. */
export class MoveSlotRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { slotRequestId, to, reason }: MoveSlotRequestCommand): Promise<SlotRequest> {
    return this.unitOfWork.run(actor, async ({ requests, places, outbox }) => {
      const request = isIdOf('SlotRequest', slotRequestId) ? await requests.lock(slotRequestId) : undefined;
      if (request === undefined) throw new NotFound('SlotRequest', slotRequestId);
      const now = this.surroundings.clock.now();
      requireMoveAt(request, to, actor.role, now);
      await requests.move([request.id], { state: to, reason, answeredAt: to === 'WITHDRAWN' ? null : now });
      if (!holdsPlaces[to]) await places.release(request.slotId, request.places);
      const { id: subjectId, schoolId, employerId } = request;
      await outbox.add({ kind: `slot-request.${to.toLowerCase()}`, subjectId, schoolId, employerId });
      return { ...request, state: to };
    });
  }
}
