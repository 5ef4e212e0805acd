import { adultsOfSlot, ownDays } from '#clearances';
import { InvalidInput, isIdOf, NotFound, type Actor, type SlotId, type UnitOfWork } from '#kernel';
import type { RotaDay } from '#safeguarding';
import { rotaFaults } from '../domain/rota-faults.js';
import type { ContactsTx } from './ports.js';

/** An employer says who is with the students on each day of a slot. */
export class SetRota {
  constructor(private readonly unitOfWork: UnitOfWork<ContactsTx>) {}

  /** Throws `NotFound`, and `InvalidInput` with every fault. Confirmed places of the slot are judged again. */
  run(actor: Actor, slotId: string, rota: readonly RotaDay[]): Promise<SlotId> {
    return this.unitOfWork.run(actor, async ({ rotas, outbox }) => {
      const slot = isIdOf('Slot', slotId) ? await rotas.lock(slotId) : undefined;
      if (slot === undefined) throw new NotFound('Slot', slotId);
      const faults = rotaFaults(rota, ownDays(slot), adultsOfSlot(slot));
      if (faults.length > 0) throw new InvalidInput(faults);
      await rotas.replace(slot, rota);
      await outbox.add({ kind: 'slot.rota-set', subjectId: slot.id, employerId: slot.employerId });
      return slot.id;
    });
  }
}
