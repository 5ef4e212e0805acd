import { requireAllowed } from '#clearances';
import { invariant, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { Decision } from '#safeguarding';
import type { AskedSlot } from '../domain/asked-slot.js';
import {
  answerByOf,
  holdsPlaces,
  requireMoveAt,
  type RefusalReason,
  type SlotRequest,
  type SlotRequestState,
} from '../domain/slot-request.js';
import { clearanceOf, type BookingRules } from './booking-rules.js';
import { requireRoomInWeek } from './new-slot-request.js';
import type { AskedSlots, BookingsTx, SlotRequests } from './ports.js';

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
 * takes requests this week: it is one like any other from then on. What the rules say of that is kept either way. Throws `AskedOften` besides.
 */
export class MoveSlotRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  async run(actor: Actor, command: MoveSlotRequestCommand): Promise<SlotRequest> {
    const { moved, decision } = await this.unitOfWork.run(actor, async (tx) => {
      const request = await lockedToMove(actor, command, tx.requests, this.surroundings.clock.now());
      const decision = command.to === 'REQUESTED' ? await this.decide(request, tx) : null;
      const isAllowed = decision === null || decision.outcome === 'ALLOWED';
      return { moved: isAllowed ? await this.move(request, command, tx) : request, decision };
    });
    // Only out here, because a decision that stands in the way is kept as well.
    if (decision !== null) requireAllowed(decision, 'school');
    return moved;
  }

  /** What was decided when the places were offered holds no longer. */
  private async decide(request: SlotRequest, { clearances }: BookingsTx): Promise<Decision> {
    const at = this.surroundings.clock.now();
    const clearance = clearanceOf(await this.rules.atBooking(request.schoolId, [request]), request, at);
    await clearances.replace(clearance);
    return clearance.decision;
  }

  private async move(
    request: SlotRequest,
    { to, reason, refusal = null }: MoveSlotRequestCommand,
    { requests, slots, places, outbox }: BookingsTx,
  ): Promise<SlotRequest> {
    const now = this.surroundings.clock.now();
    let answerBy: Date | null = null;
    if (to === 'REQUESTED') {
      const slot = await offeredSlot(slots, request);
      await requireRoomInWeek(requests, request, slot, this.surroundings);
      answerBy = answerByOf(now, slot.answerWithinDays);
    }
    const answeredAt = answers.includes(to) ? now : null;
    await requests.move([request.id], { state: to, reason, answeredAt, refusal, answerBy });
    if (!holdsPlaces[to]) await places.release(request.slotId, request.places);
    const { id: subjectId, schoolId, employerId } = request;
    await outbox.add({ kind: `slot-request.${to.toLowerCase()}`, subjectId, schoolId, employerId });
    return { ...request, state: to, answerBy: answerBy ?? request.answerBy };
  }
}

async function lockedToMove(
  { role }: Actor,
  { slotRequestId, to }: MoveSlotRequestCommand,
  requests: SlotRequests,
  now: Date,
): Promise<SlotRequest> {
  const request = isIdOf('SlotRequest', slotRequestId) ? await requests.lock(slotRequestId) : undefined;
  if (request === undefined) throw new NotFound('SlotRequest', slotRequestId);
  requireMoveAt(request, to, role, now);
  if (to === 'ACCEPTED' && (await requests.isHeld(request.id)))
    throw new WrongState('SlotRequest', 'HELD', to, ['REQUESTED']);
  return request;
}

async function offeredSlot(slots: AskedSlots, { slotId }: SlotRequest): Promise<AskedSlot> {
  const slot = await slots.find(slotId);
  invariant(slot !== undefined, 'whoever was offered places in a slot sees it');
  return slot;
}
