import { invariant, type Actor, type LocalDate, type Surroundings, type UnitOfWork } from '#kernel';
import type { SchoolCoverTx } from './ports.js';

/** A school notes until when its personal-accident cover lasts. */
export class NoteAccidentCover {
  constructor(
    private readonly unitOfWork: UnitOfWork<SchoolCoverTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Takes the place of what was noted before. */
  run(actor: Actor, validTo: LocalDate): Promise<LocalDate> {
    const { schoolId, accountId } = actor;
    invariant(schoolId !== null && accountId !== null, 'staff are of a school');
    return this.unitOfWork.run(actor, async ({ covers, outbox }) => {
      await covers.setAccidentCover(schoolId, validTo, accountId, this.surroundings.clock.now());
      await outbox.add({ kind: 'school.accident-cover-noted', subjectId: schoolId, schoolId });
      return validTo;
    });
  }
}
