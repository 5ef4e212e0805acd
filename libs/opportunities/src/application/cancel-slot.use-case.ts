import {
  isIdOf,
  NotFound,
  requireMove,
  type Actor,
  type DomainEvent,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { PlacesTaken } from '../domain/problems.js';
import { slotTransitions, type Slot } from '../domain/slot.js';
import type { EndedHold, OpportunitiesTx } from './ports.js';

/**
 * Closes a slot for good. With a reason, everybody who holds a place in it loses it for that reason and is told; without one, only while
 * nobody does. Throws `PlacesTaken`.
 */
export class CancelSlot {
  constructor(
    private readonly unitOfWork: UnitOfWork<OpportunitiesTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, slotId: string, reason: string | null = null): Promise<Slot> {
    return this.unitOfWork.run(actor, async ({ slots, outbox }) => {
      const slot = isIdOf('Slot', slotId) ? await slots.lock(slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', slotId);
      requireMove('Slot', slotTransitions, slot.state, 'CANCELLED', actor.role as Role);
      if (slot.taken > 0 && reason === null) throw new PlacesTaken(slot.taken);
      const ended = await slots.cancel(slot.id, reason, this.surroundings.clock.now());
      const { id: subjectId, employerId, reservedSchoolIds } = slot;
      await outbox.add(
        { kind: 'slot.cancelled', subjectId, employerId },
        ...reservedSchoolIds.map((schoolId) => ({ kind: 'slot.cancelled', subjectId, schoolId })),
        ...ended.map(endEvent),
      );
      return { ...slot, state: 'CANCELLED', taken: 0 };
    });
  }
}

function endEvent({ id: subjectId, kind, schoolId, studentId }: EndedHold): DomainEvent {
  return kind === 'REQUEST'
    ? { kind: 'slot-request.cancelled', subjectId, schoolId }
    : { kind: 'allocation.cancelled-by-host', subjectId, schoolId, studentId };
}
