import type { EmployerId, LocalDate, OpportunityId } from '#kernel';
import type { Transaction } from '#platform';
import type { ReviewReplies } from '../application/ports.js';
import type { ReplyState, ReviewReply } from '../domain/reply.js';

const columns = `id, programme_id as "programmeId", employer_id as "employerId", opportunity_id as "opportunityId",
  to_char(batch, 'YYYY-MM-DD') as batch, state`;

/** Answers of employers in PostgreSQL. */
export class PgReviewReplies implements ReviewReplies {
  constructor(private readonly tx: Transaction) {}

  async lockOf(opportunityId: OpportunityId, batch: LocalDate): Promise<ReviewReply | undefined> {
    const [reply] = await this.tx.manager.query<ReviewReply[]>(
      `select ${columns} from review_reply where opportunity_id = $1 and batch = $2::date for update`,
      [opportunityId, batch],
    );
    return reply;
  }

  async lock(id: ReviewReply['id']): Promise<ReviewReply | undefined> {
    const [reply] = await this.tx.manager.query<ReviewReply[]>(
      `select ${columns} from review_reply where id = $1 for update`,
      [id],
    );
    return reply;
  }

  async isBatch(employerId: EmployerId, opportunityId: OpportunityId, batch: LocalDate): Promise<boolean> {
    const found = await this.tx.manager.query<unknown[]>(
      `select from opportunity o, review_batches(o.id) b where o.id = $1 and o.employer_id = $2 and b.shown_from = $3::date`,
      [opportunityId, employerId, batch],
    );
    return found.length > 0;
  }

  async add(reply: ReviewReply, body: string, at: Date): Promise<boolean> {
    const { id, programmeId, employerId, opportunityId, batch, state } = reply;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into review_reply (id, programme_id, employer_id, opportunity_id, batch, state, body, written_at)
       values ($1, $2, $3, $4, $5::date, $6, $7, $8) on conflict (opportunity_id, batch) do nothing returning id`,
      [id, programmeId, employerId, opportunityId, batch, state, body, at],
    );
    return added.length === 1;
  }

  async rewrite(id: ReviewReply['id'], body: string, at: Date): Promise<void> {
    await this.tx.manager.query(
      `update review_reply set body = $2, written_at = $3, state = 'SUBMITTED', refused_because = null where id = $1`,
      [id, body, at],
    );
  }

  async move(id: ReviewReply['id'], state: ReplyState, refusedBecause: string | null): Promise<void> {
    await this.tx.manager.query('update review_reply set state = $2, refused_because = $3 where id = $1', [
      id,
      state,
      refusedBecause,
    ]);
  }
}
