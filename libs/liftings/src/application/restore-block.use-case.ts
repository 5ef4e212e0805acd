import { invariant, type Actor, type AllocationId, type Surroundings, type UnitOfWork } from '#kernel';
import { BlockNotLifted } from '../domain/problems.js';
import { placeToLift } from './place-to-lift.js';
import type { LiftingsTx } from './ports.js';

/** Which block is to stand again, for which place. */
export interface RestoreBlockCommand {
  readonly allocationId: string;
  readonly ruleId: string;
}

/**
 * A lifting is taken back: by the office that gave it, whoever holds that now, and by the safeguarding lead of the child's school in any case. A
 * confirmed place that rests on it is held within minutes.
 */
export class RestoreBlock {
  constructor(
    private readonly unitOfWork: UnitOfWork<LiftingsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound` and `BlockNotLifted`. */
  run(actor: Actor, { allocationId, ruleId }: RestoreBlockCommand): Promise<AllocationId> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { id, programmeId, schoolId } = await placeToLift(tx, allocationId);
      invariant(actor.accountId !== null, 'whoever takes a lifting back has an account');
      const isEnded = await tx.liftings.end(id, ruleId, actor.accountId, this.surroundings.clock.now());
      if (!isEnded) throw new BlockNotLifted(ruleId);
      await tx.outbox.add({
        kind: 'block.restored',
        subjectId: id,
        schoolId,
        coordinatorOf: programmeId,
        detail: { ruleId },
        audit: { reason: ruleId },
      });
      return id;
    });
  }
}
