import { invariant, type ReviewId } from '#kernel';
import type { Transaction } from '#platform';
import type { ReviewMove, Reviews } from '../application/ports.js';
import type { Review, ReviewText } from '../domain/review.js';

/** Reviews in PostgreSQL. */
export class PgReviews implements Reviews {
  constructor(private readonly tx: Transaction) {}

  async add(review: Review, text: ReviewText, at: Date): Promise<boolean> {
    const added = await this.tx.manager.query<unknown[]>(
      `insert into review (id, programme_id, school_id, student_id, employer_id, opportunity_id, allocation_id, state,
         was_as_advertised, tasks, welcome, learning, hours, travel, body, advice, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (allocation_id) do nothing returning id`,
      [
        review.id,
        review.programmeId,
        review.schoolId,
        review.studentId,
        review.employerId,
        review.opportunityId,
        review.allocationId,
        review.state,
        text.wasAsAdvertised,
        text.tasks,
        text.welcome,
        text.learning,
        text.hours,
        text.travel,
        text.body,
        text.advice,
        at,
      ],
    );
    return added.length === 1;
  }

  async lock(id: ReviewId): Promise<Review | undefined> {
    const [review] = await this.tx.manager.query<Review[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
         opportunity_id as "opportunityId", allocation_id as "allocationId", state
       from review where id = $1 for update`,
      [id],
    );
    return review;
  }

  async move(id: ReviewId, { state, refusedBecause, publishedAt, publishedIn }: ReviewMove): Promise<void> {
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      `update review set state = $2, refused_because = $3, published_at = $4, published_in = $5::date where id = $1`,
      [id, state, refusedBecause, publishedAt, publishedIn],
    );
    invariant(moved === 1, 'whoever may move a review may write it down');
  }
}
