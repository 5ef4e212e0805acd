import {
  InvalidInput,
  invariant,
  today,
  WrongState,
  type Actor,
  type IdOf,
  type LocalDate,
  type Surroundings,
  type UnitOfWork,
} from '#kernel';
import { lockedAllocation } from '#placements';
import type { AdjustmentsTx } from './ports.js';
import { requireAhead, requireRead } from './releasable.js';

/** A form on which somebody at home agreed that the host may read a text. */
export interface RecordAdjustmentsReleaseCommand {
  readonly allocationId: string;
  /** The date on the form. */
  readonly givenOn: LocalDate;
  /** Of the text on the form. */
  readonly version: string;
}

/** Types in a form from home, in place of whatever was typed in before. A yes counts once another member of staff has countersigned it. */
export class RecordAdjustmentsRelease {
  constructor(
    private readonly unitOfWork: UnitOfWork<AdjustmentsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `InvalidInput`, and `WrongState` where nobody at home is asked, or for a place that is over. */
  run(
    actor: Actor,
    { allocationId, givenOn, version }: RecordAdjustmentsReleaseCommand,
  ): Promise<IdOf<'AdjustmentsRelease'>> {
    const { clock, newId } = this.surroundings;
    if (givenOn > today(clock))
      throw new InvalidInput([
        { path: 'givenOn', value: givenOn, message: 'is still to come; a form is signed first' },
      ]);
    return this.unitOfWork.run(actor, async ({ allocations, releases, outbox }) => {
      const place = await lockedAllocation(allocations, allocationId);
      requireAhead(place);
      const standing = await releases.standing(place);
      if (standing.guardianSays === 'NOT_NEEDED')
        throw new WrongState('AdjustmentsRelease', 'NOT_NEEDED', 'RECORDED', ['NOTHING', 'OUTDATED', 'REFUSED']);
      requireRead(version, standing);
      const { accountId: by } = actor;
      invariant(by !== null, 'whoever types in a form has an account');
      const id = newId('AdjustmentsRelease');
      await releases.say({
        id,
        place,
        channel: 'PAPER',
        version,
        guardianId: null,
        givenOn,
        by,
        at: clock.now(),
      });
      await outbox.add({ kind: 'adjustments-release.recorded', subjectId: place.id, schoolId: place.schoolId });
      return id;
    });
  }
}
