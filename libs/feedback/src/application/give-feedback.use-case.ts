import { InvalidInput, invariant, type Actor, type AllocationId, type Surroundings, type UnitOfWork } from '#kernel';
import { attendedAllocation } from '#placements';
import { tellSafeguardingLead } from '#concerns';
import { refusedWords } from '#safeguarding';
import { isOfConcern, type FeedbackText } from '../domain/employer-feedback.js';
import { FeedbackGiven } from '../domain/problems.js';
import type { FeedbackTx } from './ports.js';

/** What an employer says of a student who was there. */
export interface GiveFeedbackCommand extends FeedbackText {
  readonly allocationId: string;
}

/**
 * An employer says once how it saw a student who attended. What tells of something wrong reaches the safeguarding lead of the student's
 * school instead of the student, so it is asked first: such a text is taken with telephone numbers in it, and after feedback too.
 */
export class GiveFeedback {
  constructor(
    private readonly unitOfWork: UnitOfWork<FeedbackTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The placement, or `null` when the text went to the safeguarding lead. Throws `NotFound`, `WrongState`, `InvalidInput`, `FeedbackGiven`. */
  run(actor: Actor, { allocationId, ...text }: GiveFeedbackCommand): Promise<AllocationId | null> {
    const { accountId } = actor;
    invariant(accountId !== null, 'whoever gives feedback has an account');
    return this.unitOfWork.run(actor, async (tx) => {
      const allocation = await attendedAllocation(tx.allocations, allocationId, 'GIVEN_FEEDBACK');
      const { id, programmeId, schoolId, studentId, employerId } = allocation;
      if (isOfConcern(text)) {
        const body = [text.didWell, text.nextStep].join('\n\n');
        await tellSafeguardingLead(tx, this.surroundings, actor, allocation, { body, feltSafe: null });
        return null;
      }
      const { didWell, nextStep } = text;
      const faults = refusedWords({ didWell, nextStep });
      if (faults.length > 0) throw new InvalidInput(faults);
      const of = { allocationId: id, programmeId, schoolId, studentId, employerId, givenBy: accountId };
      if (!(await tx.feedback.add({ ...text, ...of }, this.surroundings.clock.now()))) throw new FeedbackGiven(id);
      await tx.outbox.add({ kind: 'feedback.given', subjectId: id, schoolId, studentId });
      return id;
    });
  }
}
