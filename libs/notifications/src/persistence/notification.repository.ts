import type { Transaction } from '#platform';
import type { Notifications } from '../application/ports.js';

/** Notifications in PostgreSQL. */
export class PgNotifications implements Notifications {
  constructor(private readonly tx: Transaction) {}

  async deliver(eventId: string, at: Date): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'update event set delivered_at = coalesce(delivered_at, $2) where id = $1',
      [eventId, at],
    );
    await this.tx.manager.query(
      `insert into notification (event_id, audience, kind, subject_id, school_id, employer_id, student_id, happened_at)
       select e.id, a.audience, e.kind, e.subject_id, coalesce(e.safeguarding_of, e.school_id), e.employer_id, e.student_id, e.happened_at
       from event e
       join lateral (values ('STUDENT', e.student_id), ('SCHOOL', e.school_id), ('EMPLOYER', e.employer_id),
         ('SAFEGUARDING_LEAD', e.safeguarding_of)) a (audience, reader) on a.reader is not null
       where e.id = $1
       on conflict do nothing`,
      [eventId],
    );
    return found === 1;
  }
}
