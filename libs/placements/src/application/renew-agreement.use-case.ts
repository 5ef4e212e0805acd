import { WrongState, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { partyOf, signedStates, type SigningParty, type SigningRole } from '../domain/agreement.js';
import type { Allocation, AllocationState } from '../domain/allocation.js';
import { lockedAllocation } from './locked-allocation.js';
import type { PlacementsTx } from './ports.js';
import { isStillSigned, sign } from './sign.js';

/** Says yes anew to a placement that has changed since; where nothing has changed for that party, nothing happens. */
export class RenewAgreement {
  constructor(
    private readonly unitOfWork: UnitOfWork<PlacementsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` while the party has not said yes a first time, `OnePersonOneRole`. */
  run(actor: Actor, allocationId: string): Promise<SigningParty> {
    const party = partyOf[actor.role as SigningRole];
    return this.unitOfWork.run(actor, async (tx) => {
      const allocation = await lockedAllocation(tx.allocations, allocationId);
      const allowed: readonly AllocationState[] = signedStates[party];
      if (!allowed.includes(allocation.state)) {
        throw new WrongState('Allocation', allocation.state, 'AGREED_ANEW', allowed);
      }
      if (!(await isStillSigned(allocation, party, tx))) await this.renew(actor, party, allocation, tx);
      return party;
    });
  }

  private async renew(actor: Actor, party: SigningParty, allocation: Allocation, tx: PlacementsTx): Promise<void> {
    await sign(actor, allocation, party, tx, this.surroundings.clock.now());
    if (party === 'STUDENT') await tx.allocations.acceptPresentVersion(allocation.id);
    const { id: subjectId, schoolId } = allocation;
    await tx.outbox.add({ kind: 'agreement.renewed', subjectId, schoolId });
  }
}
