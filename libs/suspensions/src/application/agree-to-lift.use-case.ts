import { SecondPersonNeeded } from '#employers';
import { invariant, isIdOf, NotFound, WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { agreed, needsSecondPerson, type SuspendingRole, type Suspension } from '../domain/suspension.js';
import type { SuspensionsTx } from './ports.js';

/** A safeguarding lead or a coordinator agrees that a suspension may end; it ends when one of each has, and they are two people. */
export class AgreeToLift {
  constructor(
    private readonly unitOfWork: UnitOfWork<SuspensionsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Agreeing twice is harmless. Throws `NotFound`, `WrongState` when it is lifted already, `SecondPersonNeeded`. */
  run(actor: Actor, suspensionId: string): Promise<Suspension> {
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever agrees has an account');
    const role = actor.role as SuspendingRole;
    return this.unitOfWork.run(actor, async ({ suspensions, outbox }) => {
      const suspension = isIdOf('Suspension', suspensionId) ? await suspensions.lock(suspensionId) : undefined;
      if (suspension === undefined) throw new NotFound('Suspension', suspensionId);
      if (suspension.isLifted) throw new WrongState('Suspension', 'LIFTED', 'LIFTED', ['OPEN']);
      if (needsSecondPerson(suspension, role, accountId)) throw new SecondPersonNeeded();
      const after = agreed(suspension, role, accountId);
      await suspensions.agree(after, this.surroundings.clock.now());
      if (after.isLifted)
        await outbox.add({ kind: 'host.suspension-lifted', subjectId: after.id, employerId: after.employerId });
      return after;
    });
  }
}
