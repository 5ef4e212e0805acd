import type { Transaction } from '#platform';
import type { Notifications } from '../application/ports.js';
import type { LetterKind } from '../domain/letter-words.js';

/** Notifications in PostgreSQL. */
export class PgNotifications implements Notifications {
  constructor(private readonly tx: Transaction) {}

  async deliver(eventId: string, at: Date): Promise<boolean> {
    const [, found] = await this.tx.manager.query<[unknown[], number]>(
      'update event set delivered_at = coalesce(delivered_at, $2) where id = $1',
      [eventId, at],
    );
    await this.tx.manager.query(
      `insert into notification (event_id, audience, kind, subject_id, school_id, employer_id, student_id, programme_id, happened_at)
       select e.id, a.audience, e.kind, e.subject_id, coalesce(e.safeguarding_of, e.school_id), e.employer_id, e.student_id,
         e.coordinator_of, e.happened_at
       from event e
       join lateral (values ('STUDENT', e.student_id), ('SCHOOL', e.school_id), ('EMPLOYER', e.employer_id),
         ('SAFEGUARDING_LEAD', e.safeguarding_of), ('COORDINATOR', e.coordinator_of)) a (audience, reader) on a.reader is not null
       where e.id = $1
       on conflict do nothing`,
      [eventId],
    );
    return found === 1;
  }

  async keepForLetters(eventId: string, kinds: readonly LetterKind[]): Promise<void> {
    await this.tx.manager.query(
      `insert into letter_line (account_id, event_id, kind, audience, is_urgent, happened_at)
       select m.account_id, n.event_id, n.kind, n.audience, k."isUrgent", n.happened_at
       from notification n
       join jsonb_to_recordset($2) as k (kind text, audience text, "isUrgent" boolean) using (kind, audience)
       join event e on e.id = n.event_id
       join role_grant g on g.revoked_at is null and case n.audience
           when 'STUDENT' then g.role = 'STUDENT' and g.student_id = n.student_id
           when 'SCHOOL' then g.role in ('CAREERS_LEAD', 'SAFEGUARDING_LEAD') and g.school_id = n.school_id
           when 'EMPLOYER' then g.role = 'EMPLOYER' and g.employer_id = n.employer_id
           when 'COORDINATOR' then g.role = 'COORDINATOR' and g.programme_id = n.programme_id
           else g.role = 'SAFEGUARDING_LEAD' and g.school_id = n.school_id end
       join mail_address m on m.account_id = g.account_id and m.wants_letters and m.confirmed_at <= n.happened_at
       where n.event_id = $1 and e.triggered_by is distinct from m.account_id
       on conflict do nothing`,
      [eventId, JSON.stringify(kinds)],
    );
  }
}
