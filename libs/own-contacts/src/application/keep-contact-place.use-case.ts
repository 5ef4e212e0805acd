import {
  invariant,
  isIdOf,
  NotFound,
  requireMove,
  systemActor,
  type Actor,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { PinPlacement, RoundsTx } from '#rounds';
import { ownContactTransitions, type OwnContact } from '../domain/own-contact.js';
import { NotTheirSlot } from '../domain/problems.js';
import type { OwnContactsTx } from './ports.js';

/** A place at the workplace that a student found. */
export interface KeepContactPlaceCommand {
  readonly ownContactId: string;
  readonly roundId: string;
  readonly slotId: string;
}

/** Keeps a place for the student who found it, by setting it aside in a round: only where the employer is verified, and the rules allow it. */
export class KeepContactPlace {
  constructor(
    private readonly unitOfWork: UnitOfWork<OwnContactsTx>,
    private readonly surroundings: Surroundings,
    private readonly pinWithin: (open: UnitOfWork<RoundsTx>) => Pick<PinPlacement, 'run'>,
  ) {}

  /** Throws `NotFound`, `WrongState`, `NotTheirSlot`, and whatever setting aside does. */
  run(actor: Actor, { ownContactId, roundId, slotId }: KeepContactPlaceCommand): Promise<OwnContact> {
    const { programmeId, accountId, requestId } = actor;
    invariant(programmeId !== null, 'a coordinator acts for a programme');
    const keeping: Actor = { ...systemActor(requestId, programmeId), accountId };
    return this.unitOfWork.run(keeping, async (tx) => {
      const contact = isIdOf('OwnContact', ownContactId) ? await tx.ownContacts.lock(ownContactId) : undefined;
      if (contact?.programmeId !== programmeId || contact.employerId === null)
        throw new NotFound('OwnContact', ownContactId);
      requireMove('OwnContact', ownContactTransitions, contact.state, 'KEPT', actor.role as Role);
      const owner = isIdOf('Slot', slotId) ? await tx.ownContacts.employerOf(slotId) : undefined;
      if (owner !== undefined && owner !== contact.employerId) throw new NotTheirSlot(slotId);
      const { id, schoolId, studentId } = contact;
      const pin = await this.pinWithin({ run: (_, work) => work(tx) }).run(actor, { roundId, studentId, slotId });
      await tx.ownContacts.move(id, { state: 'KEPT', slotId: pin.slotId }, this.surroundings.clock.now());
      await tx.outbox.add({ kind: 'own-contact.kept', subjectId: id, schoolId, studentId });
      return { ...contact, state: 'KEPT', slotId: pin.slotId };
    });
  }
}
