import { invariant, isIdOf, NotFound, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { GuardiansTx } from './ports.js';

/** Whether a court keeps a contact from contact with the student. */
export interface RestrictGuardianCommand {
  readonly guardianId: string;
  readonly isContactRestricted: boolean;
}

/**
 * Notes that a court keeps somebody from contact: from then on nothing is sent to that address, links that were sent are void, and what was
 * answered by them counts no more. It stays with the address when the contact is taken off the list and put back.
 */
export class RestrictGuardian {
  constructor(
    private readonly unitOfWork: UnitOfWork<GuardiansTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Harmless to repeat. Throws `NotFound`. */
  run(actor: Actor, { guardianId, isContactRestricted }: RestrictGuardianCommand): Promise<void> {
    const { accountId, schoolId } = actor;
    invariant(accountId !== null && schoolId !== null, 'a safeguarding lead has an account and a school');
    return this.unitOfWork.run(actor, async ({ guardians, links, answers, releases, outbox }) => {
      const guardian = isIdOf('Guardian', guardianId) ? await guardians.lock(guardianId) : undefined;
      if (guardian === undefined) throw new NotFound('Guardian', guardianId);
      if (guardian.isContactRestricted === isContactRestricted) return;
      const at = this.surroundings.clock.now();
      await guardians.restrict(guardian, isContactRestricted, accountId, at);
      const kind = isContactRestricted ? 'guardian.restricted' : 'guardian.restriction-lifted';
      await outbox.add({ kind, subjectId: guardian.id, safeguardingOf: schoolId });
      if (!isContactRestricted) return;
      await links.voidOf([guardian.id], at);
      await releases.voidOf(guardian.id, at);
      const voided = await answers.voidOf(guardian.id, at);
      await outbox.add(...voided.map((id) => ({ kind: 'permission.voided', subjectId: id, schoolId })));
    });
  }
}
