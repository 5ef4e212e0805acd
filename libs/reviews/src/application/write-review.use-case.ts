import { WrongState, type Actor, type ReviewId, type Surroundings, type UnitOfWork } from '#kernel';
import { AlreadyReviewed } from '../domain/problems.js';
import type { Review, ReviewWords } from '../domain/review.js';
import { acceptWords, tellIfOfConcern } from './accept-words.js';
import { placementOf } from './placement-of.js';
import type { ReviewsTx } from './ports.js';

/** What a student says of a placement. */
export interface WriteReviewCommand extends ReviewWords {
  readonly allocationId: string;
  readonly feltSafe: boolean;
}

/**
 * A student reviews a placement that they attended, once. What tells of something wrong is kept as a concern instead and never becomes
 * a review, so it is asked first: such a text is taken with telephone numbers in it, after a review too, and however late.
 */
export class WriteReview {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The review, or `null` when the text went to the safeguarding lead. */
  run(actor: Actor, { allocationId, feltSafe, ...words }: WriteReviewCommand): Promise<ReviewId | null> {
    const { clock, newId } = this.surroundings;
    return this.unitOfWork.run(actor, async (tx) => {
      const placement = await placementOf(tx.placements, allocationId);
      if (placement.state !== 'ATTENDED') throw new WrongState('Allocation', placement.state, 'REVIEWED', ['ATTENDED']);
      if (await tellIfOfConcern(tx, this.surroundings, actor, placement, words, feltSafe)) return null;
      await acceptWords(tx, this.surroundings, placement, words);
      const review: Review = {
        ...placement,
        id: newId('Review'),
        allocationId: placement.id,
        state: 'SUBMITTED',
        edition: 1,
      };
      if (!(await tx.reviews.add(review, words, clock.now()))) throw new AlreadyReviewed(placement.id);
      const { id: subjectId, schoolId, studentId } = review;
      await tx.outbox.add({ kind: 'review.submitted', subjectId, schoolId, studentId });
      return review.id;
    });
  }
}
