import {
  invariant,
  NotFound,
  requireMove,
  systemActor,
  WrongState,
  type Actor,
  type Role,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { hashOfToken } from '#mail';
import { ownContactTransitions } from '../domain/own-contact.js';
import type { OwnContactsTx } from './ports.js';

/** A workplace that was invited says, by its code, which employer it signed up as. It is vetted as any other, and never told by whom it was found. */
export class JoinAsContact {
  constructor(
    private readonly unitOfWork: UnitOfWork<OwnContactsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Acts as the service, since no employer sees a contact. A code that is wrong, used or taken back is all the same: `NotFound`. */
  run(actor: Actor, code: string): Promise<void> {
    const { accountId, employerId, programmeId, requestId } = actor;
    invariant(employerId !== null && programmeId !== null, 'an employer acts as one');
    const joining: Actor = { ...systemActor(requestId, programmeId), accountId };
    return this.unitOfWork.run(joining, async ({ ownContacts, outbox }) => {
      const contact = await ownContacts.lockByCode(hashOfToken(code));
      if (contact === undefined || contact.programmeId !== programmeId) throw new NotFound('Invitation', '');
      try {
        requireMove('OwnContact', ownContactTransitions, contact.state, 'JOINED', actor.role as Role);
      } catch (error) {
        throw error instanceof WrongState ? new NotFound('Invitation', '') : error;
      }
      await ownContacts.move(contact.id, { state: 'JOINED', employerId }, this.surroundings.clock.now());
      const { id: subjectId, schoolId, studentId } = contact;
      await outbox.add({ kind: 'own-contact.joined', subjectId, schoolId, studentId, coordinatorOf: programmeId });
    });
  }
}
