import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import { attendedAllocation } from '#placements';
import { tellSafeguardingLead } from '#concerns';
import { worriesIn, type ReflectionText } from '../domain/reflection.js';
import type { FeedbackTx } from './ports.js';

/** What a student notes about a placement. */
export interface WriteReflectionCommand extends ReflectionText {
  readonly allocationId: string;
}

/**
 * A student writes a card for themself, and writes it anew as often as they like. Nobody else reads it, except that words of concern reach
 * the safeguarding lead of the school: privacy must not keep a child's cry for help from the one who can answer it.
 */
export class WriteReflection {
  constructor(
    private readonly unitOfWork: UnitOfWork<FeedbackTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** True when the safeguarding lead was told of something. Throws `NotFound` and `WrongState`. */
  run(actor: Actor, { allocationId, ...card }: WriteReflectionCommand): Promise<boolean> {
    return this.unitOfWork.run(actor, async (tx) => {
      const allocation = await attendedAllocation(tx.allocations, allocationId, 'REFLECTED_ON');
      const { id, programmeId, schoolId, studentId } = allocation;
      const worries = worriesIn(card, await tx.reflections.find(id));
      const of = { allocationId: id, programmeId, schoolId, studentId };
      await tx.reflections.keep({ ...card, ...of }, this.surroundings.clock.now());
      if (worries.length === 0) return false;
      const words = { body: worries.join('\n\n'), feltSafe: null };
      await tellSafeguardingLead(tx, this.surroundings, actor, allocation, words);
      return true;
    });
  }
}
