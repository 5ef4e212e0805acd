import { isIdOf, NotFound, requireMove, type Actor, type Role, type UnitOfWork } from '#kernel';
import { PlacesTaken } from '../domain/problems.js';
import { slotTransitions, type Slot } from '../domain/slot.js';
import type { OpportunitiesTx } from './ports.js';

/** Closes a slot for good, while nobody holds a place in it. */
export class CancelSlot {
  constructor(private readonly unitOfWork: UnitOfWork<OpportunitiesTx>) {}

  run(actor: Actor, slotId: string): Promise<Slot> {
    return this.unitOfWork.run(actor, async ({ slots, outbox }) => {
      const slot = isIdOf('Slot', slotId) ? await slots.lock(slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', slotId);
      requireMove('Slot', slotTransitions, slot.state, 'CANCELLED', actor.role as Role);
      if (slot.taken > 0) throw new PlacesTaken(slot.taken);
      await slots.setState(slot.id, 'CANCELLED');
      const { employerId, reservedSchoolId } = slot;
      await outbox.add({ kind: 'slot.cancelled', subjectId: slot.id, employerId, schoolId: reservedSchoolId });
      return { ...slot, state: 'CANCELLED' };
    });
  }
}
