import { requireMove, systemActor, type Surroundings, type UnitOfWork } from '#kernel';
import { allocationTransitions, eventOf } from '../domain/allocation.js';
import type { PlacementsTx } from './ports.js';

const batchSize = 100;

/** Lets offers expire that their students did not answer in time; their places are free again. As often as you like, from several workers at once. */
export class ExpireOffers {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many expired. Each batch of 100 is a unit of work of its own. */
  async run(): Promise<number> {
    const actor = systemActor('expire-offers');
    for (let expired = 0; ;) {
      const found = await this.unitOfWork.run(actor, async ({ allocations, places, outbox }) => {
        const now = this.surroundings.clock.now();
        const overdue = await allocations.lockOverdue(now, batchSize);
        for (const { id, slotId, state, programmeId, schoolId, studentId } of overdue) {
          requireMove('Allocation', allocationTransitions, state, 'EXPIRED', actor.role);
          await allocations.move(id, 'EXPIRED', null, now);
          await places.release(slotId, 1);
          await outbox.add({ kind: eventOf('EXPIRED'), subjectId: id, programmeId, schoolId, studentId });
        }
        return overdue.length;
      });
      expired += found;
      if (found < batchSize) return expired;
    }
  }
}
