import { invariant, type Actor, type BookingGroupId, type SlotId, type Surroundings, type UnitOfWork } from '#kernel';
import type { AskedSlot } from '../domain/asked-slot.js';
import { GroupDoesNotFit, IdempotencyConflict, type Shortage } from '../domain/problems.js';
import type { SlotRequest } from '../domain/slot-request.js';
import { requireBookable, type BookingRules } from './booking-rules.js';
import { askedSlot, newSlotRequest, remainingAfter, requireRoomInWeek, requireShare } from './new-slot-request.js';
import { ownSchool } from './own-school.js';
import type { BookingsTx, EarlierRequest, NewSlotRequest, Places } from './ports.js';

/** Places in one of several slots. */
export interface PlacesInSlot {
  readonly slotId: string;
  /** 1 to 200. */
  readonly places: number;
}

/** A school asks for places in several slots at once: two buses for one year group, say. */
export interface RequestGroupCommand {
  /** 1 to 20, each slot once. */
  readonly slots: readonly PlacesInSlot[];
  /** Name of the member of staff who comes along. */
  readonly staffLead: string;
  readonly note: string;
  /** The school's own name for all of this, so that sending it again takes no further place. */
  readonly idempotencyKey: string | null;
}

/** The requests, in the order of the slots' ids, each with how many places are left in its slot. */
export interface RequestedGroup {
  readonly groupId: BookingGroupId;
  readonly requests: readonly (SlotRequest & { readonly remainingPlaces: number })[];
}

/** A request of a group, with the slot that it is for. */
type GroupMember = NewSlotRequest & { readonly slot: AskedSlot };

/** How long a group waits for one slot, for its key or for its turn in an employer's week, while it holds what is waited for in turn. */
const longestWaitMs = 3_000;

/**
 * Asks for places in several slots and takes them all or none. Slots are locked in the order of their ids, as everywhere, so that two
 * groups never wait for each other in a circle. Throws NotFound, WrongState, BlockedByRules, GroupDoesNotFit, GroupSize, AskedOften, SlotBusy and IdempotencyConflict.
 */
export class RequestGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
    private readonly rules: Pick<BookingRules, 'atBooking'>,
  ) {}

  async run(actor: Actor, command: RequestGroupCommand): Promise<RequestedGroup> {
    const schoolId = ownSchool(actor);
    const decisions = await this.rules.atBooking(schoolId, command.slots);
    return this.unitOfWork.run(actor, async (tx) => {
      const { places, requests, outbox } = tx;
      const { idempotencyKey: key } = command;
      const earlier = await requests.underKey(schoolId, key);
      if (earlier.length > 0) return sameAnswer(earlier, command);
      const group = await this.newGroup(actor, command, tx);
      const cleared = group.map((request) => ({ request, clearance: requireBookable(decisions, request) }));
      await places.waitAtMost(longestWaitMs);
      for (const { request, clearance } of cleared)
        if (!(await requests.add(request, clearance)))
          return sameAnswer(await requests.underKey(schoolId, key), command);
      for (const { slot, ...request } of onePerEmployer(group))
        await requireRoomInWeek(requests, request, slot, this.surroundings);
      const remaining = await takeAll(places, group);
      for (const { slot, ...request } of group) await requireShare(requests, request, slot);
      await outbox.add(
        ...group.map(({ id: subjectId, employerId }) => ({
          kind: 'slot-request.requested',
          subjectId,
          schoolId,
          employerId,
        })),
      );
      return answer(
        group.map(({ slot: _slot, ...request }) => ({
          ...request,
          remainingPlaces: remaining.get(request.slotId) ?? 0,
        })),
      );
    });
  }

  /** One request a slot in the order of the slots' ids; the first bears the key, so that it is claimed before anything else is done. */
  private async newGroup(actor: Actor, command: RequestGroupCommand, { slots }: BookingsTx): Promise<GroupMember[]> {
    const { staffLead, note, idempotencyKey } = command;
    const groupId = this.surroundings.newId('BookingGroup');
    const group: GroupMember[] = [];
    for (const { slotId, places } of inOrder(command.slots)) {
      const slot = await askedSlot(slots, slotId);
      const key = group.length === 0 ? idempotencyKey : null;
      const asked = { places, staffLead, note, groupId, idempotencyKey: key };
      group.push({ ...newSlotRequest(actor, slot, asked, this.surroundings), slot });
    }
    return group;
  }
}

/** Takes every place of the group; throws with every slot that falls short, so that a school need not find them out one by one. */
async function takeAll(places: Places, group: readonly SlotRequest[]): Promise<ReadonlyMap<SlotId, number>> {
  const remaining = new Map<SlotId, number>();
  const shortages: Shortage[] = [];
  for (const { slotId, places: wanted } of group) {
    const after = remainingAfter(await places.take(slotId, wanted), slotId);
    if (after.isTaken) remaining.set(slotId, after.remaining);
    else shortages.push({ slotId, wanted, remaining: after.remaining });
  }
  if (shortages.length > 0) throw new GroupDoesNotFit(shortages);
  return remaining;
}

/** The answer that the first of two equal groups got, with what is left in the slots by now. */
function sameAnswer(earlier: readonly EarlierRequest[], command: RequestGroupCommand): RequestedGroup {
  const [first] = earlier;
  invariant(first !== undefined, 'whoever used the key before has committed');
  const asked = inOrder(command.slots);
  const before = inOrder(earlier);
  const isSame =
    first.groupId !== null &&
    first.staffLead === command.staffLead &&
    first.note === command.note &&
    before.length === asked.length &&
    before.every(({ slotId, places }, index) => slotId === asked[index]?.slotId && places === asked[index].places);
  if (!isSame) throw new IdempotencyConflict(first.id);
  return answer(before);
}

function answer(requests: RequestedGroup['requests']): RequestedGroup {
  const groupId = requests[0]?.groupId ?? null;
  invariant(groupId !== null, 'what was asked for together has a group');
  return { groupId, requests };
}

/** The first of each employer, in the order of their ids: whoever counts at several does so in that order. */
function onePerEmployer(group: readonly GroupMember[]): GroupMember[] {
  const first = new Map([...group].reverse().map((member) => [member.employerId, member]));
  return [...first.values()].sort((a, b) => (a.employerId < b.employerId ? -1 : 1));
}

function inOrder<Each extends { readonly slotId: string }>(slots: readonly Each[]): Each[] {
  return [...slots].sort((a, b) => (a.slotId < b.slotId ? -1 : 1));
}
