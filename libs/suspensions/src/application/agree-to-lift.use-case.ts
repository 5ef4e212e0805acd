import { SecondPersonNeeded } from '#employers';
import { invariant, requireMove, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import {
  agreed,
  agreementOf,
  needsSecondPerson,
  stateOf,
  suspensionTransitions,
  type SuspendingRole,
  type Suspension,
} from '../domain/suspension.js';
import { lockedSuspension } from './locked-suspension.js';
import type { SuspensionsTx } from './ports.js';
import { tellOfSuspension } from './tell-of-suspension.js';

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
    return this.unitOfWork.run(actor, async (tx) => {
      const suspension = await lockedSuspension(tx.suspensions, suspensionId);
      const state = stateOf(suspension);
      const wanted = agreementOf(role, state);
      if (wanted === state) return suspension;
      requireMove('Suspension', suspensionTransitions[role], state, wanted, role);
      if (needsSecondPerson(suspension, role, accountId)) throw new SecondPersonNeeded();
      const after = agreed(suspension, role, accountId);
      await tx.suspensions.keep(after, this.surroundings.clock.now());
      await this.tell(after, tx);
      return after;
    });
  }

  private async tell(suspension: Suspension, tx: SuspensionsTx): Promise<void> {
    const { id: subjectId, programmeId } = suspension;
    const state = stateOf(suspension);
    if (state === 'LIFTED') await tellOfSuspension(tx, suspension, 'ENDED', this.surroundings.clock);
    // The coordinator has to know that it is their turn, or to say why not.
    if (state === 'AGREED_BY_LEAD')
      await tx.outbox.add({
        kind: 'suspension.agreed-by-lead',
        subjectId,
        programmeId,
        coordinatorOf: programmeId,
      });
  }
}
