import { invariant, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { BlockNotLifted } from '../domain/problems.js';
import { liftedFor, requireOneNamed, type LiftedForIds } from './lifted-for.js';
import type { LiftingsTx } from './ports.js';

/** Which block is to stand again, for which place or visit. */
export interface RestoreBlockCommand extends LiftedForIds {
  readonly ruleId: string;
}

/**
 * A lifting is taken back: by the office that gave it, whoever holds that now, and by the safeguarding lead of the child's school in any case. A
 * confirmed place or visit that rests on it is held within minutes.
 */
export class RestoreBlock {
  constructor(
    private readonly unitOfWork: UnitOfWork<LiftingsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `InvalidInput`, `NotFound` and `BlockNotLifted`. */
  async run(actor: Actor, { ruleId, ...of }: RestoreBlockCommand): Promise<void> {
    requireOneNamed(of);
    return this.unitOfWork.run(actor, async (tx) => {
      const { id, programmeId, schoolId } = await liftedFor(tx, of);
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
    });
  }
}
