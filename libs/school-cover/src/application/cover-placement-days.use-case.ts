import { InvalidInput, invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { daysOf, rangeFaults, type DayCover } from '../domain/cover.js';
import type { SchoolCoverTx } from './ports.js';

/** A school names who can be rung on a range of days, and who is its safeguarding lead on them. */
export class CoverPlacementDays {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolCoverTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** How many days are covered. Throws `InvalidInput` for a range that ends before it begins, or is too long. */
  run(actor: Actor, cover: DayCover): Promise<number> {
    const { schoolId, accountId } = actor;
    invariant(schoolId !== null && accountId !== null, 'staff are of a school');
    const faults = rangeFaults(cover);
    if (faults.length > 0) throw new InvalidInput(faults);
    return this.unitOfWork.run(actor, async ({ covers, outbox }) => {
      await covers.setDays(schoolId, cover, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'school.days-covered', subjectId: schoolId, schoolId });
      return daysOf(cover).length;
    });
  }
}
