import { invariant, type Actor, type UnitOfWork } from '#kernel';
import type { DayPagesTx } from './ports.js';

/** A coordinator says whether the talk about what to expect has to be held before a student goes: schools see it among what still blocks a place. */
export class RequireTalk {
  constructor(private readonly unitOfWork: UnitOfWork<DayPagesTx>) {}

  run({ programmeId, ...actor }: Actor, isRequired: boolean): Promise<void> {
    invariant(programmeId !== null, 'a coordinator acts in a programme');
    return this.unitOfWork.run({ programmeId, ...actor }, async ({ talks, outbox }) => {
      await talks.require(programmeId, isRequired);
      await outbox.add({ kind: 'expectations-talk.requirement-set', subjectId: programmeId, programmeId });
    });
  }
}
