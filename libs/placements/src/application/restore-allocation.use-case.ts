import { requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { allocationTransitions, restoredUntil, type Allocation } from '../domain/allocation.js';
import { PlaceGone, RestoredBefore } from '../domain/problems.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx } from './ports.js';

/** Offers a place again that its student declined by mistake: once, and only while nobody else has it. */
export class RestoreAllocation {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState`, `RestoredBefore` and `PlaceGone`. */
  run(actor: Actor, allocationId: string): Promise<Allocation> {
    return this.unitOfWork.run(actor, async ({ allocations, places, outbox }) => {
      const allocation = await lockedAllocation(allocations, allocationId);
      requireMove('Allocation', allocationTransitions, allocation.state, 'OFFERED', actor.role as Role);
      const { id, slotId, schoolId, studentId } = allocation;
      if (allocation.restoredAt !== null) throw new RestoredBefore(id);
      const at = this.surroundings.clock.now();
      const { outcome } = await places.take(slotId, 1);
      if (outcome !== 'TAKEN' || !(await allocations.restore(id, restoredUntil(at), at))) throw new PlaceGone(slotId);
      await outbox.add({ kind: 'allocation.restored', subjectId: id, schoolId, studentId });
      return { ...allocation, state: 'OFFERED', restoredAt: at };
    });
  }
}
