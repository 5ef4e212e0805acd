import { addDays, isIdOf, NotFound, today, weekdayOf, type Actor, type SlotId, type Surroundings } from '#kernel';
import type { PlacesTaking } from '#opportunities';
import { notOpen, standingOf, type AskedSlot } from '../domain/asked-slot.js';
import { AskedOften, GroupSize } from '../domain/problems.js';
import { answerByOf, type SlotRequest } from '../domain/slot-request.js';
import { ownSchool } from './own-school.js';
import type { AskedSlots, NewSlotRequest, SlotRequests } from './ports.js';

/** What a school says about the places that it asks for in a slot. */
export type AskedPlaces = Pick<
  NewSlotRequest,
  'places' | 'staffLead' | 'note' | 'isPurposeAgreed' | 'idempotencyKey' | 'groupId'
>;

/** The slot of that id as the school sees it. Throws `NotFound` when there is none in its reach. */
export async function askedSlot(slots: AskedSlots, slotId: string): Promise<AskedSlot> {
  const slot = isIdOf('Slot', slotId) ? await slots.find(slotId) : undefined;
  if (slot === undefined) throw new NotFound('Slot', slotId);
  return slot;
}

/** A request for places in the slot as it begins. Throws `WrongState` while the slot takes none, `GroupSize` for too small a group. */
export function newSlotRequest(
  actor: Actor,
  slot: AskedSlot,
  asked: AskedPlaces,
  { clock, newId }: Surroundings,
): NewSlotRequest {
  const now = clock.now();
  const standing = standingOf(slot, now);
  if (standing !== 'OPEN') throw notOpen(standing);
  if (asked.places < slot.minimumGroup)
    throw new GroupSize(slot.id, 'TOO_FEW_FOR_GROUP', slot.minimumGroup, asked.places);
  return {
    ...asked,
    id: newId('SlotRequest'),
    programmeId: slot.programmeId,
    employerId: slot.employerId,
    schoolId: ownSchool(actor),
    slotId: slot.id,
    state: 'REQUESTED',
    answerBy: answerByOf(now, slot.answerWithinDays),
    requestedBy: actor.accountId,
    createdAt: now,
  };
}

/** How many places are left after a taking, or are there though too few. Throws where the slot itself stands in the way. */
export function remainingAfter(
  taking: PlacesTaking,
  slotId: SlotId,
): { readonly isTaken: boolean; readonly remaining: number } {
  switch (taking.outcome) {
    case 'TAKEN':
      return { isTaken: true, remaining: taking.remaining };
    case 'NOT_ENOUGH':
      return { isTaken: false, remaining: taking.remaining };
    case 'CANCELLED':
      throw notOpen('CANCELLED');
    case 'NO_SUCH_SLOT':
      throw new NotFound('Slot', slotId);
  }
}

/**
 * Throws `GroupSize` when a school would hold more than its share with a request that is written down and whose places are taken: that has
 * the slot locked, so nobody else of the school can come in between.
 */
export async function requireShare(
  requests: SlotRequests,
  { schoolId, slotId }: SlotRequest,
  { mostPerSchool }: AskedSlot,
): Promise<void> {
  if (mostPerSchool === null) return;
  const held = await requests.heldBy(schoolId, slotId);
  if (held > mostPerSchool) throw new GroupSize(slotId, 'TOO_MANY_FOR_SCHOOL', mostPerSchool, held);
}

/**
 * Counts the request among those that the employer gets this week. Throws `AskedOften` when it has as many as it can answer. A group counts once for
 * each employer in it.
 */
export async function requireRoomInWeek(
  requests: SlotRequests,
  request: SlotRequest,
  { mostRequestsAWeek: most }: AskedSlot,
  { clock }: Surroundings,
): Promise<void> {
  if (most === null) return;
  const now = today(clock);
  const monday = addDays(now, 1 - weekdayOf(now));
  if (!(await requests.countInWeek(request, monday, most))) throw new AskedOften(most, addDays(monday, 7));
}
