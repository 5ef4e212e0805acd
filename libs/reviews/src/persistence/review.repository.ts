import { invariant, type EmployerId, type ReviewId, type SchoolId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { ReviewMove, Reviews } from '../application/ports.js';
import type { PendingReview, ReviewBatch } from '../domain/batches.js';
import type { Review, ReviewWords } from '../domain/review.js';

const columns = `id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
  opportunity_id as "opportunityId", allocation_id as "allocationId", state, edition`;

/** Reviews in PostgreSQL. */
export class PgReviews implements Reviews {
  constructor(private readonly tx: Transaction) {}

  async add(review: Review, words: ReviewWords, at: Date): Promise<boolean> {
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
        ...wordsOf(words),
        at,
      ],
    );
    if (added.length === 1) await this.keepAnswers(review, words);
    return added.length === 1;
  }

  async rewrite(review: Review, words: ReviewWords): Promise<void> {
    const [, written] = await this.tx.manager.query<[unknown[], number]>(
      `update review set was_as_advertised = $2, tasks = $3, welcome = $4, learning = $5, hours = $6, travel = $7, body = $8, advice = $9,
         edition = edition + 1 where id = $1`,
      [review.id, ...wordsOf(words)],
    );
    invariant(written === 1, 'the author has locked the review');
    await this.tx.manager.query('delete from review_claim_answer where review_id = $1', [review.id]);
    await this.keepAnswers(review, words);
  }

  async lock(id: ReviewId): Promise<Review | undefined> {
    return (await this.tx.manager.query<Review[]>(`select ${columns} from review where id = $1 for update`, [id]))[0];
  }

  async find(id: ReviewId): Promise<Review | undefined> {
    return (await this.tx.manager.query<Review[]>(`select ${columns} from review where id = $1`, [id]))[0];
  }

  async textOf(id: ReviewId): Promise<Pick<ReviewWords, 'body' | 'advice'>> {
    const [text] = await this.tx.manager.query<Pick<ReviewWords, 'body' | 'advice'>[]>(
      'select body, advice from review where id = $1',
      [id],
    );
    invariant(text !== undefined, 'whoever has locked a review may read it');
    return text;
  }

  async move(id: ReviewId, { state, refusedBecause, publishedAt, publishedIn }: ReviewMove): Promise<void> {
    const [, moved] = await this.tx.manager.query<[unknown[], number]>(
      `update review set state = $2, refused_because = $3, published_at = $4, published_in = $5::date where id = $1`,
      [id, state, refusedBecause, publishedAt, publishedIn],
    );
    invariant(moved === 1, 'whoever may move a review may write it down');
  }

  lockPending(): Promise<PendingReview[]> {
    return this.tx.manager.query<PendingReview[]>(
      `select id, opportunity_id as "opportunityId", school_id as "schoolId", to_char(published_in, 'YYYY-MM-DD') as "publishedIn"
       from review where state = 'PUBLISHED' and shown_from is null order by id for update`,
    );
  }

  async show({ opportunityId, shownFrom, reviewIds }: ReviewBatch): Promise<EmployerId> {
    const [[shown]] = await this.tx.manager.query<[{ employerId: EmployerId }[], number]>(
      `update review set shown_from = $3::date where opportunity_id = $1 and id = any($2) returning employer_id as "employerId"`,
      [opportunityId, reviewIds, shownFrom],
    );
    invariant(shown !== undefined, 'the reviews of a batch are locked');
    return shown.employerId;
  }

  async authorOf(reference: string): Promise<{ schoolId: SchoolId; studentId: StudentId | null } | undefined> {
    const [author] = await this.tx.manager.query<{ schoolId: SchoolId; studentId: StudentId | null }[]>(
      'select school_id as "schoolId", student_id as "studentId" from review where reference = $1',
      [reference],
    );
    return author;
  }

  private async keepAnswers({ id, opportunityId }: Review, { claims }: ReviewWords): Promise<void> {
    await this.tx.manager.query(
      `insert into review_claim_answer (review_id, opportunity_id, claim_id, answer)
       select $1, $2, "claimId", answer from jsonb_to_recordset($3) as a ("claimId" text, answer text)`,
      [id, opportunityId, JSON.stringify(claims)],
    );
  }
}

function wordsOf({ wasAsAdvertised, tasks, welcome, learning, hours, travel, body, advice }: ReviewWords): unknown[] {
  return [wasAsAdvertised, tasks, welcome, learning, hours, travel, body, advice];
}
