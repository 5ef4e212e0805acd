import { today, type Actor, type Surroundings, type UnitOfWork } from '#kernel';
import { halfTermStart } from '../domain/half-term.js';
import type { Review, ReviewState } from '../domain/review.js';
import type { ReviewsTx } from './ports.js';
import { reviewToMove, type ReadReview } from './review-to-move.js';

/** A step of moderation. */
export interface MoveReviewCommand extends ReadReview {
  readonly to: Exclude<ReviewState, 'SUBMITTED'>;
  /** Why it is refused, for its author; null otherwise. */
  readonly reason: string | null;
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

  run(actor: Actor, { to, reason, ...read }: MoveReviewCommand): Promise<Review> {
    const { clock } = this.surroundings;
    return this.unitOfWork.run(actor, async ({ reviews, outbox }) => {
      const review = await reviewToMove(reviews, actor, read, to);
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
