import { invariant, today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { lockedAllocation } from '#placements';
import type { AdjustmentsStanding } from '../domain/adjustments-release.js';
import type { AdjustmentsTx } from './ports.js';
import { requireAhead, requireRead } from './releasable.js';

/** Whether the host of one place may read what the student needs. */
export interface ReleaseAdjustmentsCommand {
  readonly allocationId: string;
  readonly isReleased: boolean;
  /** Of the text that the student has read; nothing is released unread. */
  readonly version: string | null;
}

/** The student says whether the host of a place may read what they need: apart from the yes to the place, and taken back as easily as given. */
export class ReleaseAdjustments {
  constructor(
    private readonly unitOfWork: UnitOfWork<AdjustmentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`; for a yes also `WrongState` once the place is over, and `InvalidInput` where the text is another one by now. */
  run(actor: Actor, command: ReleaseAdjustmentsCommand): Promise<AdjustmentsStanding> {
    const { clock, newId } = this.surroundings;
    const { isReleased } = command;
    return this.unitOfWork.run(actor, async ({ allocations, releases, outbox }) => {
      const place = await lockedAllocation(allocations, command.allocationId);
      if (isReleased) {
        requireAhead(place);
        requireRead(command.version, await releases.standing(place));
      }
      invariant(actor.accountId !== null, 'a student who says something has an account');
      await releases.say({
        id: newId('AdjustmentsRelease'),
        place,
        channel: 'ACCOUNT',
        version: isReleased ? command.version : null,
        guardianId: null,
        givenOn: today(clock),
        by: actor.accountId,
        at: clock.now(),
      });
      const { id: subjectId, schoolId } = place;
      await outbox.add({ kind: isReleased ? 'adjustments.released' : 'adjustments.withheld', subjectId, schoolId });
      return releases.standing(place);
    });
  }
}
