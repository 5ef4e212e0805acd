import {
  emptyPage,
  idAfter,
  isIdOf,
  pageOf,
  type Actor,
  type AllocationId,
  type MessageId,
  type Page,
  type PageRequest,
} from '#kernel';
import { statement, type Look, type ScopedReads, type Statement } from '#platform';
import { authorOf } from '../application/author-of.js';
import type { AuthorRole } from '../domain/message.js';
import { readableStates } from '../domain/thread.js';

/** A message as everybody who has to do with its booking reads it. */
export interface ListedMessage {
  readonly id: MessageId;
  readonly text: string;
  readonly authorRole: AuthorRole;
  /** Of a student as the reader knows them, of an employer, or the office of somebody at the school. */
  readonly authorName: string;
  readonly isOwn: boolean;
  /** UTC, to the second. */
  readonly sentAt: string;
}

/** A message that was not sent, as the safeguarding lead reads it. */
export interface RefusedMessage {
  readonly id: MessageId;
  readonly text: string;
  readonly authorRole: AuthorRole;
  readonly authorName: string;
  readonly found: string[];
  /** UTC, to the second. */
  readonly refusedAt: string;
  readonly studentName: string;
  readonly allocationId: AllocationId;
  readonly opportunityTitle: string;
  readonly employerName: string;
}

const sentAt = `to_char(m.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const authorName = (
  student: string,
): string => `case m.author_role when 'STUDENT' then ${student} when 'EMPLOYER' then e.name
  when 'CAREERS_LEAD' then 'The careers lead' else 'The safeguarding lead' end as "authorName"`;

/** Who the student is, an employer learns from the one function that tells employers anything of students. */
const ofThread = statement<ListedMessage>(
  'messages',
  `select m.id, m.body as text, m.author_role as "authorRole", m.author_id = $5 as "isOwn", ${sentAt} as "sentAt",
     ${authorName(`coalesce(h.display_name, i.given_name || ' ' || i.family_name)`)}
   from allocation a join employer e on e.id = a.employer_id
   left join lateral student_for_employer(a.id) h on true left join student_identity i on i.student_id = a.student_id
   join message m on m.allocation_id = a.id and m.outcome = 'DELIVERED' and m.id > $3
   where a.id = $1 and a.state = any($2) order by m.id limit $4`,
);

const refused = statement<RefusedMessage>(
  'refused_messages',
  `select m.id, m.body as text, m.found, m.author_role as "authorRole", ${sentAt} as "refusedAt",
     ${authorName(`i.given_name || ' ' || i.family_name`)}, i.given_name || ' ' || i.family_name as "studentName",
     a.id as "allocationId", o.title as "opportunityTitle", e.name as "employerName"
   from (select * from message where school_id = $1 and outcome = 'REFUSED' and id < $2 order by id desc limit $3) m
   join allocation a on a.id = m.allocation_id join student_identity i on i.student_id = a.student_id
   join employer e on e.id = a.employer_id join slot s on s.id = a.slot_id join opportunity o on o.id = s.opportunity_id
   order by m.id desc`,
);

type Unread = Statement<{ readonly unread: number }>;

/** Those of others that came after the last one read, of the bookings of one side. */
const unreadOf = (side: 'student_id' | 'school_id' | 'employer_id'): Unread =>
  statement(
    `unread_by_${side}`,
    `select count(*)::integer as unread
     from allocation a join message m on m.allocation_id = a.id and m.outcome = 'DELIVERED' and m.author_id <> $2
     left join message_read r on r.allocation_id = a.id and r.account_id = $2
     where a.${side} = $1 and a.state = any($3) and ($4::text is null or a.id = $4)
       and (r.read_up_to is null or m.id > r.read_up_to)`,
  );

const unread = {
  STUDENT: unreadOf('student_id'),
  CAREERS_LEAD: unreadOf('school_id'),
  SAFEGUARDING_LEAD: unreadOf('school_id'),
  EMPLOYER: unreadOf('employer_id'),
} satisfies Record<AuthorRole, Unread>;

/** Before and after every id. */
const [start, end] = ['', '~'];

/** Reads of messages: each is one statement, whatever the size of the page. */
export class MessageQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What was written about a booking, oldest first; empty when the actor may not read it, or there is no such booking. */
  async ofThread(actor: Actor, allocationId: string, page: PageRequest): Promise<Page<ListedMessage>> {
    if (!isIdOf('Allocation', allocationId)) return emptyPage;
    const { id: reader, role } = authorOf(actor);
    const parameters = [
      allocationId,
      readableStates(role),
      idAfter('Message', page.after, start),
      page.first + 1,
      reader,
    ];
    return pageOf(await this.reads.all(actor, ofThread, parameters), page.first, ({ id }) => [id]);
  }

  /** What was refused of what was written about bookings of the actor's school, newest first. */
  async refused(actor: Actor, page: PageRequest, look: Look): Promise<Page<RefusedMessage>> {
    const parameters = [actor.schoolId, idAfter('Message', page.after, end), page.first + 1];
    const studentId = '(select student_id from allocation where id = looked."allocationId")';
    const rows = await this.reads.looking(actor, look, { studentId, first: page.first }, refused, parameters);
    return pageOf(rows, page.first, ({ id }) => [id]);
  }

  /** How many messages of others the actor has not read: about all bookings, or about one. 0 for a booking out of reach. */
  async unread(actor: Actor, allocationId: string | null): Promise<number> {
    const { id: reader, role } = authorOf(actor);
    const side = actor.studentId ?? actor.employerId ?? actor.schoolId;
    const parameters = [side, reader, readableStates(role), allocationId];
    return (await this.reads.one(actor, unread[role], parameters))?.unread ?? 0;
  }
}
