import { isIdOf, NotFound, today, type Actor, type Role, type Surroundings, type UnitOfWork } from '#kernel';
import { halfTermStart } from '../domain/half-term.js';
import { ReviewChanged } from '../domain/problems.js';
import { requireReviewMove, type Review, type ReviewState } from '../domain/review.js';
import type { ReviewsTx } from './ports.js';

/** A step of moderation. */
export interface MoveReviewCommand {
  readonly reviewId: string;
  readonly to: Exclude<ReviewState, 'SUBMITTED'>;
  /** Why it is refused, for its author; null otherwise. */
  readonly reason: string | null;
  /** The edition that was read: another one is not let pass unread. */
  readonly edition: number;
}

const events = {
  PASSED_BY_SCHOOL: 'review.passed-by-school',
  PUBLISHED: 'review.published',
  REFUSED: 'review.refused',
} as const;

/** Passes, publishes or refuses a review, as the tables allow. The employer is not told: from the moment it could guess the author. */
export class MoveReview {
  constructor(
    private readonly unitOfWork: UnitOfWork<ReviewsTx>,
    private readonly surroundings: Surroundings,
  ) {}

  run(actor: Actor, { reviewId, to, reason, edition }: MoveReviewCommand): Promise<Review> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ reviews, outbox }) => {
      const review = isIdOf('Review', reviewId) ? await reviews.lock(reviewId) : undefined;
      if (review === undefined) throw new NotFound('Review', reviewId);
      requireReviewMove(review.state, to, actor.role as Role);
      if (review.edition !== edition) throw new ReviewChanged(review.id, review.edition);
      const published =
        to === 'PUBLISHED'
          ? { publishedAt: clock.now(), publishedIn: halfTermStart(today(clock)) }
          : { publishedAt: null, publishedIn: null };
      await reviews.move(review.id, { state: to, refusedBecause: reason, ...published });
      const { id: subjectId, schoolId, studentId } = review;
      await outbox.add({ kind: events[to], subjectId, schoolId, studentId });
      return { ...review, state: to };
    });
  }
}
