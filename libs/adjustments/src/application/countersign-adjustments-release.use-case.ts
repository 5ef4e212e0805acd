import { SecondPersonNeeded } from '#employers';
import {
  invariant,
  isIdOf,
  NotFound,
  WrongState,
  type Actor,
  type AllocationId,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import type { AdjustmentsTx } from './ports.js';

/** A second member of staff has seen the form from home too: never the person who typed it in. */
export class CountersignAdjustmentsRelease {
  constructor(
    private readonly unitOfWork: UnitOfWork<AdjustmentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` and `SecondPersonNeeded`. */
  run(actor: Actor, releaseId: string): Promise<AllocationId> {
    return this.unitOfWork.run(actor, async ({ releases, outbox }) => {
      const form = isIdOf('AdjustmentsRelease', releaseId) ? await releases.lockForm(releaseId) : undefined;
      if (form === undefined) throw new NotFound('AdjustmentsRelease', releaseId);
      if (form.countersignedBy !== null)
        throw new WrongState('AdjustmentsRelease', 'COUNTERSIGNED', 'COUNTERSIGNED', ['RECORDED']);
      if (form.recordedBy === actor.accountId) throw new SecondPersonNeeded();
      const { accountId, schoolId } = actor;
      invariant(accountId !== null && schoolId !== null, 'whoever countersigns has an account and a school');
      await releases.countersign(form.id, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'adjustments-release.countersigned', subjectId: form.allocationId, schoolId });
      return form.allocationId;
    });
  }
}
