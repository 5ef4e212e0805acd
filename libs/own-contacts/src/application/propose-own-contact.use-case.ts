import { InvalidInput, invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { contactFaultsOf } from '#safeguarding';
import { mostAtOnce, type OwnContact, type OwnContactText } from '../domain/own-contact.js';
import { TooManyContacts } from '../domain/problems.js';
import type { OwnContactsTx } from './ports.js';

/** A student has found a workplace by themself, and tells their school of it; nobody is written to before the school has looked. */
export class ProposeOwnContact {
  constructor(
    private readonly unitOfWork: UnitOfWork<OwnContactsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `InvalidInput` and `TooManyContacts`. */
  run(actor: Actor, text: OwnContactText): Promise<OwnContact> {
    const { programmeId, schoolId, studentId } = actor;
    invariant(programmeId !== null && schoolId !== null && studentId !== null, 'a student acts as one');
    const faults = contactFaultsOf({ why: text.why });
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ ownContacts, outbox }) => {
      if ((await ownContacts.lockPending(studentId)) >= mostAtOnce) throw new TooManyContacts();
      const id = this.surroundings.newId('OwnContact');
      const { employerName } = text;
      const of = { programmeId, schoolId, studentId, employerName, employerId: null, slotId: null };
      const contact: OwnContact = { ...of, id, state: 'PROPOSED' };
      await ownContacts.add(contact, text, this.surroundings.clock.now());
      await outbox.add({ kind: 'own-contact.proposed', subjectId: id, schoolId });
      return contact;
    });
  }
}
