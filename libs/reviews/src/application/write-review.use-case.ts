import { tellSafeguardingLead } from '#concerns';
import { InvalidInput, WrongState, type Actor, type ReviewId, type Surroundings, type UnitOfWork } from '#kernel';
import { contactFaults } from '../domain/contact-faults.js';
import { AlreadyReviewed } from '../domain/problems.js';
import type { Review, ReviewText } from '../domain/review.js';
import { isOfConcern } from '../domain/review-of-concern.js';
import { placementOf } from './placement-of.js';
import type { ReviewsTx } from './ports.js';

/** What a student says of a placement. */
export interface WriteReviewCommand extends ReviewText {
  readonly allocationId: string;
  readonly feltSafe: boolean;
}

/**
 * A student reviews a placement that they attended, once. What tells of something wrong is kept as a concern instead and never becomes
 * a review, so it is asked first: such a text is taken with telephone numbers in it, and after a review too.
 */
export class WriteReview {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The review, or `null` when the text went to the safeguarding lead. */
  run(actor: Actor, { allocationId, feltSafe, ...text }: WriteReviewCommand): Promise<ReviewId | null> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const placement = await placementOf(tx.placements, allocationId);
      if (placement.state !== 'ATTENDED') throw new WrongState('Allocation', placement.state, 'REVIEWED', ['ATTENDED']);
      if (isOfConcern(text, feltSafe)) {
        const body = [text.body, text.advice].join('\n\n');
        await tellSafeguardingLead(tx, this.surroundings, actor, placement, { body, feltSafe });
        return null;
      }
      const faults = contactFaults(text);
      if (faults.length > 0) throw new InvalidInput(faults);
      const review: Review = { ...placement, id: newId('Review'), allocationId: placement.id, state: 'SUBMITTED' };
      if (!(await tx.reviews.add(review, text, clock.now()))) throw new AlreadyReviewed(placement.id);
      const { id: subjectId, schoolId, studentId } = review;
      await tx.outbox.add({ kind: 'review.submitted', subjectId, schoolId, studentId });
      return review.id;
    });
  }
}
