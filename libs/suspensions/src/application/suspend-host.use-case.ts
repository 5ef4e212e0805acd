import { invariant, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import type { SuspendingRole, Suspension } from '../domain/suspension.js';
import { placeSuspension } from './place-suspension.js';
import type { SuspensionsTx } from './ports.js';

/** An employer, a site or an adult, and why nobody should be sent there. */
export interface SuspendHostCommand {
  /** Of an employer, a site or a host adult. */
  readonly hostId: string;
  readonly reason: string;
}

/**
 * Suspends an employer, a site or a host adult in the whole programme, in one step and at once: the rules bar everybody from it from now on, and
 * the worker holds every confirmed place there within seconds, telling the schools.
 */
export class SuspendHost {
  constructor(
    private readonly unitOfWork: UnitOfWork<SuspensionsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` where it is suspended already. */
  run(actor: Actor, { hostId, reason }: SuspendHostCommand): Promise<Suspension> {
    const { programmeId } = actor;
    invariant(programmeId !== null, 'whoever suspends acts in a programme');
    return this.unitOfWork.run(actor, async (tx) => {
      const host = await tx.suspensions.find(hostId);
      if (host === undefined) throw new NotFound('Host', hostId);
      const suspendedAs = actor.role as SuspendingRole;
      const placed = await placeSuspension(tx, this.surroundings, actor, { host, programmeId, suspendedAs, reason });
      if (placed === undefined) throw new WrongState('Host', 'SUSPENDED', 'SUSPENDED', ['OPEN']);
      return placed;
    });
  }
}
