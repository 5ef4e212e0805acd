import type { GuardianId, GuardianLinkId } from '#kernel';
import { enqueueIn, type Transaction } from '#platform';
import type { FoundLink, GuardianLinks, LinkToSend, NewLink } from '../application/ports.js';
import type { GuardianReply } from '../domain/guardian-link.js';
import { linkByTokenSql } from './link-sql.js';

/** Single-use links in PostgreSQL. */
export class PgGuardianLinks implements GuardianLinks {
  constructor(private readonly tx: Transaction) {}

  async add(link: NewLink): Promise<void> {
    const { id, allocationId, guardianId, version, termsHash, askedBy, askedAt, expiresAt } = link;
    await this.tx.manager.query(
      `update guardian_link set voided_at = $3
       where allocation_id = $1 and guardian_id = $2 and answered_at is null and voided_at is null`,
      [allocationId, guardianId, askedAt],
    );
    await this.tx.manager.query(
      `insert into guardian_link (id, school_id, allocation_id, guardian_id, placement_version, terms_hash, asked_by, asked_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, this.tx.actor.schoolId, allocationId, guardianId, version, termsHash, askedBy, askedAt, expiresAt],
    );
    await enqueueIn(this.tx.manager, 'send-guardian-link', [{ linkId: id }]);
  }

  async voidOf(guardianIds: readonly GuardianId[], at: Date): Promise<void> {
    await this.tx.manager.query(
      'update guardian_link set voided_at = $2 where guardian_id = any($1) and voided_at is null',
      [guardianIds, at],
    );
  }

  async lockToSend(id: GuardianLinkId): Promise<LinkToSend | undefined> {
    const [link] = await this.tx.manager.query<LinkToSend[]>(
      `select g.email, g.language, c.name as "schoolName", l.expires_at as "expiresAt", cardinality(l.token_hashes) as tokens
       from guardian_link l join guardian g on g.id = l.guardian_id join school c on c.id = l.school_id
       where l.id = $1 and l.sent_at is null and l.answered_at is null and l.voided_at is null and g.removed_at is null
         and not is_contact_restricted(g.student_id, g.email)
       for update of l`,
      [id],
    );
    return link;
  }

  async addToken(id: GuardianLinkId, tokenHash: Buffer): Promise<void> {
    await this.tx.manager.query(
      'update guardian_link set token_hashes = array_append(token_hashes, $2::bytea) where id = $1',
      [id, tokenHash],
    );
  }

  async markSent(id: GuardianLinkId, at: Date): Promise<void> {
    await this.tx.manager.query('update guardian_link set sent_at = $2 where id = $1', [id, at]);
  }

  async lockByToken(tokenHash: Buffer): Promise<FoundLink | undefined> {
    const [link] = await this.tx.manager.query<FoundLink[]>(`${linkByTokenSql} for update of l`, [tokenHash]);
    return link;
  }

  async markAnswered(id: GuardianLinkId, reply: GuardianReply, at: Date): Promise<void> {
    await this.tx.manager.query('update guardian_link set answer = $2, answered_at = $3 where id = $1', [
      id,
      reply,
      at,
    ]);
  }
}
