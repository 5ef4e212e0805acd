import type { AccountId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { ReviewComplaints } from '../application/ports.js';
import type { ComplaintState, ReviewComplaint } from '../domain/complaint.js';

const columns = `id, programme_id as "programmeId", employer_id as "employerId", opportunity_id as "opportunityId", reference,
  raised_as as "raisedAs", ground, state, decide_by as "decideBy"`;

/** Complaints about reviews in PostgreSQL. */
export class PgReviewComplaints implements ReviewComplaints {
  constructor(private readonly tx: Transaction) {}

  async subject(
    reference: string,
  ): Promise<Pick<ReviewComplaint, 'programmeId' | 'employerId' | 'opportunityId'> | undefined> {
    const [subject] = await this.tx.manager.query<
      Pick<ReviewComplaint, 'programmeId' | 'employerId' | 'opportunityId'>[]
    >(
      `select programme_id as "programmeId", employer_id as "employerId", opportunity_id as "opportunityId" from shown_review($1)`,
      [reference],
    );
    return subject;
  }

  async add(complaint: ReviewComplaint, by: AccountId, at: Date): Promise<boolean> {
    const { id, programmeId, employerId, opportunityId, reference, raisedAs, ground, state, decideBy } = complaint;
    const added = await this.tx.manager.query<unknown[]>(
      `insert into review_complaint (id, programme_id, employer_id, opportunity_id, reference, raised_as, raised_by, ground, state,
         raised_at, decide_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (reference, ground) do nothing returning id`,
      [id, programmeId, employerId, opportunityId, reference, raisedAs, by, ground, state, at, decideBy],
    );
    return added.length === 1;
  }

  async lock(id: ReviewComplaint['id']): Promise<ReviewComplaint | undefined> {
    const [complaint] = await this.tx.manager.query<ReviewComplaint[]>(
      `select ${columns} from review_complaint where id = $1 for update`,
      [id],
    );
    return complaint;
  }

  async complainingStudent(id: ReviewComplaint['id']): Promise<StudentId | null> {
    const [found] = await this.tx.manager.query<{ studentId: StudentId }[]>(
      `select g.student_id as "studentId" from review_complaint c
       join role_grant g on g.account_id = c.raised_by and g.programme_id = c.programme_id and g.role = 'STUDENT' and g.revoked_at is null
       where c.id = $1 and c.raised_as = 'STUDENT'`,
      [id],
    );
    return found?.studentId ?? null;
  }

  async decide(id: ReviewComplaint['id'], state: ComplaintState, by: AccountId, at: Date): Promise<void> {
    await this.tx.manager.query(
      'update review_complaint set state = $2, decided_by = $3, decided_at = $4 where id = $1',
      [id, state, by, at],
    );
  }

  async markOverdue(now: Date): Promise<ReviewComplaint[]> {
    const [late] = await this.tx.manager.query<[ReviewComplaint[], number]>(
      `update review_complaint set state = 'OVERDUE' where state = 'OPEN' and decide_by <= $1 returning ${columns}`,
      [now],
    );
    return late;
  }
}
