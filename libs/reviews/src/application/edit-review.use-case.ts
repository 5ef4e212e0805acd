import { isIdOf, NotFound, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { requireReviewMove, type Review, type ReviewWords } from '../domain/review.js';
import { acceptWords, tellIfOfConcern } from './accept-words.js';
import { placementOf } from './placement-of.js';
import type { ReviewsTx } from './ports.js';

/** What a student says of a placement instead of what they said before. */
export interface EditReviewCommand extends ReviewWords {
  readonly reviewId: string;
  readonly feltSafe: boolean;
}

/**
 * The author of a review writes it anew, until the school has read it. Where the new words tell of something wrong they go to the
 * safeguarding lead and the review stays as it was.
 */
export class EditReview {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  /** The review as it is now, or `null` when the words went to the safeguarding lead. */
  run(actor: Actor, { reviewId, feltSafe, ...words }: EditReviewCommand): Promise<Review | null> {
    return this.unitOfWork.run(actor, async (tx) => {
      const review = isIdOf('Review', reviewId)
        ? ((await tx.reviews.lock(reviewId)) ?? (await tx.reviews.find(reviewId)))
        : undefined;
      if (review === undefined) throw new NotFound('Review', reviewId);
      const placement = await placementOf(tx.placements, review.allocationId);
      if (await tellIfOfConcern(tx, this.surroundings, actor, placement, words, feltSafe)) return null;
      requireReviewMove(review.state, 'SUBMITTED', actor.role as Role);
      await acceptWords(tx, this.surroundings, placement, words);
      await tx.reviews.rewrite(review, words);
      const { id: subjectId, schoolId, studentId } = review;
      await tx.outbox.add({ kind: 'review.edited', subjectId, schoolId, studentId });
      return { ...review, edition: review.edition + 1 };
    });
  }
}
