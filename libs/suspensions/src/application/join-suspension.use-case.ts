import { invariant, requireMove, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { stateOf, suspensionTransitions, type Suspension } from '../domain/suspension.js';
import { lockedSuspension } from './locked-suspension.js';
import type { SuspensionsTx } from './ports.js';

/** A coordinator has looked at a suspension that a safeguarding lead or an allegation made, and it stands. */
export class JoinSuspension {
  constructor(
    private readonly unitOfWork: UnitOfWork<SuspensionsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, and `WrongState` unless it waits for a coordinator. */
  run(actor: Actor, suspensionId: string): Promise<Suspension> {
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever joins has an account');
    return this.unitOfWork.run(actor, async ({ suspensions, outbox }) => {
      const suspension = await lockedSuspension(suspensions, suspensionId);
      requireMove('Suspension', suspensionTransitions.COORDINATOR, stateOf(suspension), 'STANDING', 'COORDINATOR');
      const after = { ...suspension, joinedBy: accountId };
      await suspensions.keep(after, this.surroundings.clock.now());
      await outbox.add({ kind: 'suspension.joined', subjectId: after.id, programmeId: after.programmeId });
      return after;
    });
  }
}
