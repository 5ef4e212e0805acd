import { invariant, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { lockedAllocation } from '#placements';
import type { AdjustmentsStanding } from '../domain/adjustments-release.js';
import type { AdjustmentsTx } from './ports.js';

/** Somebody at home has told the school that the host is not to read it, or not any more. It counts at once: a no takes nobody else. */
export class WithholdAdjustments {
  constructor(
    private readonly unitOfWork: UnitOfWork<AdjustmentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Harmless to repeat. Throws `NotFound`. */
  run(actor: Actor, allocationId: string): Promise<AdjustmentsStanding> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ allocations, releases, outbox }) => {
      const place = await lockedAllocation(allocations, allocationId);
      const { accountId: by } = actor;
      invariant(by !== null, 'whoever passes a no on has an account');
      await releases.say({
        id: newId('AdjustmentsRelease'),
        place,
        channel: 'PAPER',
        version: null,
        guardianId: null,
        givenOn: today(clock),
        by,
        at: clock.now(),
      });
      await outbox.add({ kind: 'adjustments.withheld', subjectId: place.id, schoolId: place.schoolId });
      return releases.standing(place);
    });
  }
}
