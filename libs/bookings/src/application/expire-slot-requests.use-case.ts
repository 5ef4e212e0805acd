import { requireMove, type Actor, type SlotId, type Surroundings, type UnitOfWork } from '#kernel';
import { slotRequestTransitions, type SlotRequest } from '../domain/slot-request.js';
import type { BookingsTx } from './ports.js';

const batchSize = 100;

/** Lets the requests expire that nobody answered in time. For the system actor, as often as you like and from several workers at once. */
export class ExpireSlotRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork<BookingsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many expired. Each batch of 100 is a unit of work of its own, so a failure undoes no more than that. */
  async run(actor: Actor): Promise<number> {
    for (let expired = 0; ;) {
      const found = await this.unitOfWork.run(actor, (tx) => this.expireBatch(actor, tx));
      expired += found;
      if (found < batchSize) return expired;
    }
  }

  private async expireBatch(actor: Actor, { requests, places, outbox }: BookingsTx): Promise<number> {
    const now = this.surroundings.clock.now();
    const overdue = await requests.lockOverdue(now, batchSize);
    for (const { state } of overdue) requireMove('SlotRequest', slotRequestTransitions, state, 'EXPIRED', actor.role);
    for (const [slotId, freed] of placesBySlot(overdue)) await places.release(slotId, freed);
    for (const silent of ['OFFERED', 'REQUESTED'] as const) {
      const ids = overdue.filter(({ state }) => state === silent).map(({ id }) => id);
      // What a school lets go by is not held against the employer.
      const isUnanswered = silent === 'REQUESTED';
      if (ids.length > 0) await requests.move(ids, { state: 'EXPIRED', reason: null, answeredAt: null, isUnanswered });
    }
    for (const { id: subjectId, programmeId, schoolId, employerId } of overdue) {
      await outbox.add({ kind: 'slot-request.expired', subjectId, programmeId, schoolId, employerId });
    }
    return overdue.length;
  }
}

/** Places to give back, in the order of the slots' ids: whoever touches several slots does so in this order, so that no two wait for each other. */
function placesBySlot(requests: readonly SlotRequest[]): [SlotId, number][] {
  const freed = new Map<SlotId, number>();
  for (const { slotId, places } of requests) freed.set(slotId, (freed.get(slotId) ?? 0) + places);
  return [...freed].sort(([a], [b]) => (a < b ? -1 : 1));
}
