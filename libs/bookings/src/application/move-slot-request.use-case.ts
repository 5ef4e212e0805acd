import { invariant, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { AskedSlot } from '../domain/asked-slot.js';
import {
  answerByOf,
  holdsPlaces,
  requireMoveAt,
  type RefusalReason,
  type SlotRequest,
  type SlotRequestState,
} from '../domain/slot-request.js';
import { requireBookable, type BookingRules } from './booking-rules.js';
import { requireRoomInWeek } from './new-slot-request.js';
import type { AskedSlots, BookingsTx } from './ports.js';

/** An employer answers, a school takes what it was offered, or either thinks better of it. */
export interface MoveSlotRequestCommand {
  readonly slotRequestId: string;
  readonly to: Exclude<SlotRequestState, 'OFFERED' | 'EXPIRED'>;
  readonly reason: string | null;
  /** The kind of reason, of whoever says no. */
  readonly refusal?: RefusalReason | null;
}

/** Who did it is an answer of the employer's. */
const answers: readonly SlotRequestState[] = ['ACCEPTED', 'DECLINED', 'CANCELLED'];

/**
 * Moves a request as its transition table allows; its places are given back with every move to a state that holds none. Nobody accepts
 * while nobody may come, and what was offered is taken only where the safeguarding rules let the school ask for it, and while the employer
 * takes requests this week: it is one like any other from then on. Throws `AskedOften` besides.
 */
export class MoveSlotRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  run(actor: Actor, { slotRequestId, to, reason, refusal }: MoveSlotRequestCommand): Promise<SlotRequest> {
    return this.unitOfWork.run(actor, async ({ requests, slots, places, outbox }) => {
      const request = isIdOf('SlotRequest', slotRequestId) ? await requests.lock(slotRequestId) : undefined;
      if (request === undefined) throw new NotFound('SlotRequest', slotRequestId);
      const now = this.surroundings.clock.now();
      requireMoveAt(request, to, actor.role, now);
      if (to === 'ACCEPTED' && (await requests.isHeld(request.id))) {
        throw new WrongState('SlotRequest', 'HELD', to, ['REQUESTED']);
      }
      let answerBy: Date | null = null;
      if (to === 'REQUESTED') {
        requireBookable(await this.rules.atBooking(request.schoolId, [request]), request);
        const slot = await offeredSlot(slots, request);
        await requireRoomInWeek(requests, request, slot, this.surroundings);
        answerBy = answerByOf(now, slot.answerWithinDays);
      }
      const answeredAt = answers.includes(to) ? now : null;
      await requests.move([request.id], { state: to, reason, answeredAt, refusal: refusal ?? null, answerBy });
      if (!holdsPlaces[to]) await places.release(request.slotId, request.places);
      const { id: subjectId, schoolId, employerId } = request;
      await outbox.add({ kind: `slot-request.${to.toLowerCase()}`, subjectId, schoolId, employerId });
      return { ...request, state: to, answerBy: answerBy ?? request.answerBy };
    });
  }
}

async function offeredSlot(slots: AskedSlots, { slotId }: SlotRequest): Promise<AskedSlot> {
  const slot = await slots.find(slotId);
  invariant(slot !== undefined, 'whoever was offered places in a slot sees it');
  return slot;
}
