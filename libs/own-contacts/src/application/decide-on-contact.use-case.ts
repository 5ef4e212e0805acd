import { isIdOf, NotFound, requireMove, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { ownContactTransitions, type OwnContact } from '../domain/own-contact.js';
import type { ContactMove, OwnContactsTx } from './ports.js';

/** What the school, or the student, makes of a workplace. */
export type ContactDecision =
  { readonly to: 'INVITED' } | { readonly to: 'WITHDRAWN' } | { readonly to: 'REFUSED'; readonly because: string };

const eventOf = {
  INVITED: 'own-contact.invited',
  REFUSED: 'own-contact.refused',
  WITHDRAWN: 'own-contact.withdrawn',
} as const;

/** The school has a workplace invited or says why not; the student takes it back. */
export class DecideOnOwnContact {
  constructor(
    private readonly unitOfWork: UnitOfWork<OwnContactsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` and `WrongState`. */
  run(actor: Actor, ownContactId: string, decision: ContactDecision): Promise<OwnContact> {
    return this.unitOfWork.run(actor, async ({ ownContacts, outbox }) => {
      const contact = isIdOf('OwnContact', ownContactId) ? await ownContacts.lock(ownContactId) : undefined;
      if (contact === undefined) throw new NotFound('OwnContact', ownContactId);
      const { to: state } = decision;
      requireMove('OwnContact', ownContactTransitions, contact.state, state, actor.role as Role);
      const { id, schoolId, studentId } = contact;
      const move: ContactMove = { state, ...(state === 'WITHDRAWN' ? {} : { by: actor.accountId }) };
      const why = decision.to === 'REFUSED' ? { refusedBecause: decision.because } : {};
      await ownContacts.move(id, { ...move, ...why }, this.surroundings.clock.now());
      if (state === 'INVITED') await ownContacts.enqueue(id);
      const told = state === 'WITHDRAWN' ? { schoolId } : { studentId };
      await outbox.add({ kind: eventOf[state], subjectId: id, ...told });
      return { ...contact, state };
    });
  }
}
