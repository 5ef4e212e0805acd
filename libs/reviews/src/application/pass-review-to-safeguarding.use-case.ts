import { tellSafeguardingLead } from '#concerns';
import type { Actor, Surroundings, UnitOfWork } from '#kernel';
import type { Review } from '../domain/review.js';
import { concernFromReview, keptBack } from '../domain/review-of-concern.js';
import type { ReviewsTx } from './ports.js';
import { reviewToMove, type ReadReview } from './review-to-move.js';

/**
 * Whoever moderates a review reads something in it that the list of words did not find: what it says goes to the safeguarding lead of the
 * student's school as a concern, and the review ends there. The programme learns neither who wrote it nor which school it was; its author
 * reads that it is not published and where help is.
 */
export class PassReviewToSafeguarding {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** Throws `NotFound`, `WrongState` and `ReviewChanged`. */
  run(actor: Actor, read: ReadReview): Promise<Review> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { reviews, outbox } = tx;
      const review = await reviewToMove(reviews, actor, read, 'REFUSED');
      const words = { body: concernFromReview(await reviews.textOf(review.id)), feltSafe: true };
      await tellSafeguardingLead(tx, this.surroundings, actor, { ...review, id: review.allocationId }, words);
      await reviews.move(review.id, {
        state: 'REFUSED',
        refusedBecause: keptBack,
        publishedAt: null,
        publishedIn: null,
      });
      const { id: subjectId, schoolId, studentId } = review;
      await outbox.add({ kind: 'review.refused', subjectId, schoolId, studentId });
      return { ...review, state: 'REFUSED' };
    });
  }
}
