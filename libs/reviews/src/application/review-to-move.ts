import { isIdOf, NotFound, type Actor, type Role } from '#kernel';
import { ReviewChanged } from '../domain/problems.js';
import { requireReviewMove, type Review, type ReviewState } from '../domain/review.js';
import type { Reviews } from './ports.js';

/** Which review, as it was read: another edition is not decided on unread. */
export interface ReadReview {
  readonly reviewId: string;
  readonly edition: number;
}

/** The review, locked for a step of moderation. Throws `NotFound`, `WrongState` and `ReviewChanged`. */
export async function reviewToMove(
  reviews: Reviews,
  actor: Actor,
  { reviewId, edition }: ReadReview,
  to: ReviewState,
): Promise<Review> {
  const review = isIdOf('Review', reviewId) ? await reviews.lock(reviewId) : undefined;
  if (review === undefined) throw new NotFound('Review', reviewId);
  requireReviewMove(review.state, to, actor.role as Role);
  if (review.edition !== edition) throw new ReviewChanged(review.id, review.edition);
  return review;
}
