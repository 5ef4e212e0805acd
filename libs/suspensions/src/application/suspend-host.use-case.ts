import { invariant, NotFound, WrongState, type Actor, type IdOf, type Surroundings, type UnitOfWork } from '#kernel';
import type { SuspendingRole } from '../domain/suspension.js';
import type { SuspensionsTx } from './ports.js';

/** A site or an adult, and why nobody should be sent there. */
export interface SuspendHostCommand {
  /** Of a site or of a host adult. */
  readonly hostId: string;
  readonly reason: string;
}

/**
 * Suspends a site or a host adult in the whole programme, in one step and at once: the rules bar everybody from it from now on, and the
 * worker holds every confirmed place there within seconds, telling the schools.
 */
export class SuspendHost {
  constructor(
    private readonly unitOfWork: UnitOfWork<SuspensionsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` where it is suspended already. */
  run(actor: Actor, { hostId, reason }: SuspendHostCommand): Promise<IdOf<'Suspension'>> {
    const { clock, newId } = this.surroundings;
    const { programmeId, accountId } = actor;
    invariant(programmeId !== null && accountId !== null, 'whoever suspends acts in a programme');
    return this.unitOfWork.run(actor, async ({ suspensions, outbox }) => {
      const host = await suspensions.find(hostId);
      if (host === undefined) throw new NotFound('Host', hostId);
      const suspension = {
        ...host,
        id: newId('Suspension'),
        programmeId,
        suspendedBy: accountId,
        suspendedAs: actor.role as SuspendingRole,
        leadAgreedBy: null,
        coordinatorAgreedBy: null,
        isLifted: false,
      };
      if (!(await suspensions.add(suspension, reason, clock.now())))
        throw new WrongState('Host', 'SUSPENDED', 'SUSPENDED', ['OPEN']);
      await outbox.add({ kind: 'host.suspended', subjectId: suspension.id, employerId: host.employerId });
      return suspension.id;
    });
  }
}
