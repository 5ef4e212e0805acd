import { isIdOf, NotFound, type Actor, type AllocationId, type Surroundings, type UnitOfWork } from '#kernel';
import type { FeedbackTx } from './ports.js';

/** Whose card is shown to the school, or taken back. */
export interface ReleaseReflectionCommand {
  readonly allocationId: string;
  readonly isReleased: boolean;
}

/** A student shows a card to the school, or takes it back: it is theirs. Doing either twice is harmless. */
export class ReleaseReflection {
  constructor(
    private readonly unitOfWork: UnitOfWork<FeedbackTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` when the student has written no card about that placement. */
  run(actor: Actor, { allocationId, isReleased }: ReleaseReflectionCommand): Promise<AllocationId> {
    const at = isReleased ? this.surroundings.clock.now() : null;
    return this.unitOfWork.run(actor, async ({ reflections, outbox }) => {
      if (!isIdOf('Allocation', allocationId) || !(await reflections.release(allocationId, at)))
        throw new NotFound('Reflection', allocationId);
      const { schoolId } = actor;
      if (isReleased) await outbox.add({ kind: 'reflection.released', subjectId: allocationId, schoolId });
      return allocationId;
    });
  }
}
