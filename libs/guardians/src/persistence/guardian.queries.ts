import { isIdOf, systemActor, type Actor, type AllocationId, type GuardianId, type GuardianLinkId } from '#kernel';
import { statement, type Look, type ScopedReads } from '#platform';
import type { LinkReads } from '../application/open-guardian-link.js';
import type { FoundLink } from '../application/ports.js';
import type { GuardianReply, LinkTimes } from '../domain/guardian-link.js';
import type { Guardian } from '../domain/guardian.js';
import { linkByTokenSql } from './link-sql.js';

/** A link as the staff of the school see it: without its token, which nobody here knows. */
export interface LinkForStaff extends LinkTimes {
  readonly id: GuardianLinkId;
  readonly guardianId: GuardianId;
  readonly guardianName: string;
  readonly askedAt: Date;
  readonly reply: GuardianReply | null;
}

const ofStudent = statement<Guardian>(
  'guardians_of_student',
  `select g.id, g.student_id as "studentId", g.name, g.email, g.language, is_contact_restricted(g.student_id, g.email) as "isContactRestricted"
   from guardian g where g.student_id = $1 and g.removed_at is null order by g.id`,
);

const ofAllocation = statement<LinkForStaff>(
  'guardian_links_of_allocation',
  `select l.id, l.guardian_id as "guardianId", g.name as "guardianName", l.asked_at as "askedAt", l.expires_at as "expiresAt",
     l.sent_at as "sentAt", l.answered_at as "answeredAt", l.voided_at as "voidedAt", l.answer as reply
   from guardian_link l join guardian g on g.id = l.guardian_id where l.allocation_id = $1 order by l.id desc limit 100`,
);

const byToken = statement<FoundLink>('guardian_link_by_token', linkByTokenSql);

const guardian = systemActor('guardian-link');

/** Reads of contacts and links. */
export class GuardianQueries implements LinkReads {
  constructor(private readonly reads: ScopedReads) {}

  /** The contacts of a student in the actor's reach; none for any other. */
  async ofStudent(actor: Actor, studentId: string, look: Look): Promise<Guardian[]> {
    if (!isIdOf('Student', studentId)) return [];
    return this.reads.looking(actor, look, { studentId: 'looked."studentId"' }, ofStudent, [studentId]);
  }

  /** The latest hundred links for an allocation in the actor's reach, newest first; none for any other. */
  async ofAllocation(actor: Actor, allocationId: AllocationId, look: Look): Promise<LinkForStaff[]> {
    const studentId = '(select student_id from guardian where id = looked."guardianId")';
    return this.reads.looking(actor, look, { studentId }, ofAllocation, [allocationId]);
  }

  /** Read as the service itself: who holds the token is nobody to it. */
  async byToken(tokenHash: Buffer): Promise<FoundLink | undefined> {
    return this.reads.one(guardian, byToken, [tokenHash]);
  }
}
