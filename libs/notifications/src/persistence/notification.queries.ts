import { pageOf, readCursor, type Actor, type Page, type PageRequest } from '#kernel';
import { statement, type ScopedReads } from '#platform';

/** Something that happened which concerns the reader. */
export interface NotificationRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  /** UTC, to the second. */
  readonly happenedAt: string;
}

const audiencesOf: Partial<Record<Actor['role'], readonly string[]>> = {
  STUDENT: ['STUDENT'],
  CAREERS_LEAD: ['SCHOOL'],
  SAFEGUARDING_LEAD: ['SCHOOL', 'SAFEGUARDING_LEAD'],
  EMPLOYER: ['EMPLOYER'],
  COORDINATOR: ['COORDINATOR'],
};

const newest = statement<NotificationRow>(
  'notifications',
  `select event_id as id, kind, subject_id as "subjectId", to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "happenedAt"
   from notification
   where audience = any($1) and ($2::text = '' or event_id < $2) order by event_id desc limit $3`,
);

/** Reads of notifications. */
export class NotificationQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What concerns the actor, the newest first: ids of events grow with time. */
  async newest(actor: Actor, { first, after }: PageRequest): Promise<Page<NotificationRow>> {
    const before = after === null ? '' : (readCursor(after, 1)?.[0] ?? '');
    const rows = await this.reads.all(actor, newest, [audiencesOf[actor.role] ?? [], before, first + 1]);
    return pageOf(rows, first, (node) => [node.id]);
  }
}
