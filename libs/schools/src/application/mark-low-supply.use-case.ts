import { isIdOf, NotFound, type Actor, type SchoolId, type Surroundings, type UnitOfWork } from '#kernel';
import type { SchoolsTx } from './ports.js';

/** A coordinator says that a school has little on offer near it, or no longer: slots that are kept for such schools are open to it. */
export class MarkLowSupply {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, schoolId: string, hasLowSupply: boolean): Promise<SchoolId> {
    return this.unitOfWork.run(actor, async ({ schools, outbox }) => {
      const isMarked = isIdOf('School', schoolId) && (await schools.markSupply(schoolId, hasLowSupply));
      if (!isMarked) throw new NotFound('School', schoolId);
      await outbox.add({ kind: 'school.supply-marked', subjectId: schoolId, schoolId });
      return schoolId;
    });
  }
}
