import { NotFound, type Actor, type UnitOfWork } from '#kernel';
import type { FindingTx } from './ports.js';

/** Lets a student have a digest each week, or none. */
export class SetWeeklyDigest {
  constructor(private readonly unitOfWork: UnitOfWork<FindingTx>) {}

  run(actor: Actor, isWanted: boolean): Promise<void> {
    return this.unitOfWork.run(actor, async ({ digests }) => {
      if (!(await digests.setWanted(actor, isWanted))) throw new NotFound('Student', '');
    });
  }
}
