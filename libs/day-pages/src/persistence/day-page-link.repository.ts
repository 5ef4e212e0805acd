import type { AllocationId, StudentId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type {
  DayPageLinkId,
  DayPageLinks,
  NewPageLink,
  PageLinkToSend,
  PageReader,
  SendablePlacement,
} from '../application/ports.js';

/** Links to pages in PostgreSQL. */
export class PgDayPageLinks implements DayPageLinks {
  constructor(private readonly tx: Transaction) {}

  async placement(id: AllocationId): Promise<SendablePlacement | undefined> {
    const [placement] = await this.tx.manager.query<SendablePlacement[]>(
      `select a.id, a.school_id as "schoolId", a.student_id as "studentId", a.state, a.held_since is not null as "isHeld",
         to_char(s.ends_on, 'YYYY-MM-DD') as "lastDay"
       from allocation a join slot s on s.id = a.slot_id where a.id = $1`,
      [id],
    );
    return placement;
  }

  readers(studentId: StudentId): Promise<PageReader[]> {
    return this.tx.manager.query<PageReader[]>(
      `select g.id, is_contact_restricted(g.student_id, g.email) as "isContactRestricted"
       from guardian g where g.student_id = $1 and g.removed_at is null order by g.id`,
      [studentId],
    );
  }

  async add({ id, schoolId, allocationId, guardianId, askedBy, askedAt, expiresAt }: NewPageLink): Promise<void> {
    await this.tx.manager.query(
      'update day_page_link set voided_at = $3 where allocation_id = $1 and guardian_id = $2 and voided_at is null',
      [allocationId, guardianId, askedAt],
    );
    await this.tx.manager.query(
      `insert into day_page_link (id, school_id, allocation_id, guardian_id, asked_by, asked_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, schoolId, allocationId, guardianId, askedBy, askedAt, expiresAt],
    );
    await enqueueIn(this.tx.manager, 'send-day-page', [{ linkId: id }]);
  }

  async lockToSend(id: DayPageLinkId): Promise<PageLinkToSend | undefined> {
    const [link] = await this.tx.manager.query<PageLinkToSend[]>(
      `select g.email, g.language, c.name as "schoolName", l.expires_at as "expiresAt", cardinality(l.token_hashes) as tokens
       from day_page_link l join guardian g on g.id = l.guardian_id join school c on c.id = l.school_id
       where l.id = $1 and l.sent_at is null and l.voided_at is null and g.removed_at is null
         and not is_contact_restricted(g.student_id, g.email)
       for update of l`,
      [id],
    );
    return link;
  }

  async addToken(id: DayPageLinkId, tokenHash: Buffer): Promise<void> {
    await this.tx.manager.query(
      'update day_page_link set token_hashes = array_append(token_hashes, $2::bytea) where id = $1',
      [id, tokenHash],
    );
  }

  async markSent(id: DayPageLinkId, at: Date): Promise<void> {
    await this.tx.manager.query('update day_page_link set sent_at = $2 where id = $1', [id, at]);
  }
}
