import { InvalidInput, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { PlacesTaken } from '../domain/problems.js';
import type { Slot } from '../domain/slot.js';
import { faultsOfTerms } from '../domain/slot-faults.js';
import type { OpportunitiesTx } from './ports.js';

/**
 * Says anew how many places a slot has: more, or fewer down to those that are held. What comes free goes to those who wait. The slot is locked,
 * so that whoever takes places at the same moment waits and then sees the new number.
 */
export class SetSlotCapacity {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` once it is cancelled, `PlacesTaken`, and `InvalidInput` where its other terms need more. */
  run(actor: Actor, slotId: string, capacity: number): Promise<Slot> {
    return this.unitOfWork.run(actor, async ({ slots, outbox }) => {
      const slot = isIdOf('Slot', slotId) ? await slots.lock(slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', slotId);
      if (slot.state !== 'OPEN') throw new WrongState('Slot', slot.state, 'CHANGED', ['OPEN']);
      const after = { ...slot, capacity };
      const [fault] = faultsOfTerms(after);
      if (fault !== undefined) {
        const message = `is fewer than ${fault.path} asks for, ${fault.value}`;
        throw new InvalidInput([{ path: 'capacity', value: String(capacity), message }]);
      }
      if (capacity < slot.taken) throw new PlacesTaken(slot.taken);
      if (capacity === slot.capacity) return slot;
      await slots.setCapacity(slot.id, capacity, this.surroundings.clock.now());
      await outbox.add({ kind: 'slot.capacity-set', subjectId: slot.id, employerId: slot.employerId });
      return after;
    });
  }
}
