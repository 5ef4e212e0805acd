import type { BlockingReason } from '#clearances';
import { invariant, type Actor, type SlotId, type Surroundings, type UnitOfWork } from '#kernel';
import { NotEnoughPlaces } from '#opportunities';
import { IdempotencyConflict } from '../domain/problems.js';
import type { SlotRequest } from '../domain/slot-request.js';
import { requireBookable, warningsIn, type BookingRules } from './booking-rules.js';
import { askedSlot, newSlotRequest, remainingAfter, requireRoomInWeek, requireShare } from './new-slot-request.js';
import { ownSchool } from './own-school.js';
import type { BookingsTx, EarlierRequest, Places } from './ports.js';

/** A school asks for places in a slot. */
export interface RequestSlotCommand {
  readonly slotId: string;
  /** 1 to 200. */
  readonly places: number;
  /** Name of the member of staff who comes along. */
  readonly staffLead: string;
  readonly note: string;
  /** What a visitor comes for and brings was agreed beforehand; null while nobody has said. */
  readonly isPurposeAgreed?: boolean | null;
  /** The school's own name for this request, so that sending it again takes no further place. */
  readonly idempotencyKey: string | null;
}

/** The request, and how many places are left in its slot. */
export interface RequestedSlot {
  readonly request: SlotRequest;
  readonly remainingPlaces: number;
  /** Rules that stop nothing, and that somebody should see to. */
  readonly warnings: readonly BlockingReason[];
}

/**
 * Asks for places in a slot and takes them at once. The request is written before the places are taken: its key is claimed first, so
 * of several that are sent at once under one key only one comes as far as the slot, and the row that all want is held the shortest.
 * Throws NotFound, WrongState, BlockedByRules, NotEnoughPlaces, GroupSize, AskedOften and IdempotencyConflict.
 */
export class RequestSlot {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: BookingRules,
  ) {}

  async run(actor: Actor, command: RequestSlotCommand): Promise<RequestedSlot> {
    const schoolId = ownSchool(actor);
    const decisions = await this.rules.atBooking(schoolId, [command]);
    const warnings = warningsIn(decisions, command);
    return this.unitOfWork.run(actor, async ({ slots, places, requests, outbox }) => {
      const { slotId, idempotencyKey: key } = command;
      const earlier = await requests.underKey(schoolId, key);
      if (earlier.length > 0) return { ...sameAnswer(earlier, command), warnings };
      const slot = await askedSlot(slots, slotId);
      const request = newSlotRequest(actor, slot, { ...command, groupId: null }, this.surroundings);
      if (!(await requests.add(request, requireBookable(decisions, request)))) {
        return { ...sameAnswer(await requests.underKey(schoolId, key), command), warnings };
      }
      await requireRoomInWeek(requests, request, slot, this.surroundings);
      const remainingPlaces = await takeOf(places, slot.id, command.places);
      await requireShare(requests, request, slot);
      const { id: subjectId, employerId } = request;
      await outbox.add({ kind: 'slot-request.requested', subjectId, schoolId, employerId });
      return { request, remainingPlaces, warnings };
    });
  }
}

/** Takes the places and says how many are left. */
async function takeOf(places: Places, slotId: SlotId, wanted: number): Promise<number> {
  const { isTaken, remaining } = remainingAfter(await places.take(slotId, wanted), slotId);
  if (!isTaken) throw new NotEnoughPlaces(slotId, wanted, remaining);
  return remaining;
}

/** The answer that the first of two equal requests got, with what is left in the slot by now. */
function sameAnswer(
  [earlier]: readonly EarlierRequest[],
  command: RequestSlotCommand,
): Omit<RequestedSlot, 'warnings'> {
  invariant(earlier !== undefined, 'whoever used the key before has committed');
  const isSame =
    earlier.groupId === null &&
    earlier.slotId === command.slotId &&
    earlier.places === command.places &&
    earlier.staffLead === command.staffLead &&
    earlier.note === command.note &&
    (earlier.isPurposeAgreed ?? null) === (command.isPurposeAgreed ?? null);
  if (!isSame) throw new IdempotencyConflict(earlier.id);
  return { request: earlier, remainingPlaces: earlier.remainingPlaces };
}
