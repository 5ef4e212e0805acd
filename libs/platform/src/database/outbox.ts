import type { EntityManager } from 'typeorm';
import type { Actor, Clock, DomainEvent, NewId, Outbox } from '#kernel';
import { enqueueIn } from '../jobs/enqueue.js';
import { entryRow, insertEntries, objectTypeOf } from './audit-entry.js';

/**
 * Writes each event down with who caused it, and in the same statement into the audit trail, and queues its delivery: all in the transaction of
 * the change itself. So no change is made that the trail does not know of.
 */
export class TransactionalOutbox implements Outbox {
  constructor(
    private readonly manager: EntityManager,
    private readonly actor: Actor,
    private readonly surroundings: { clock: Clock; newId: NewId },
  ) {}

  async add(...events: readonly DomainEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({
      id: this.surroundings.newId('Event'),
      kind: event.kind,
      subject_id: event.subjectId,
      programme_id: event.programmeId ?? this.actor.programmeId,
      school_id: event.schoolId ?? null,
      employer_id: event.employerId ?? null,
      student_id: event.studentId ?? null,
      safeguarding_of: event.safeguardingOf ?? null,
      coordinator_of: event.coordinatorOf ?? null,
      detail: event.detail ?? null,
    }));
    const entries = events.map((event) =>
      entryRow(this.actor, {
        ...event.audit,
        action: event.kind,
        objectType: objectTypeOf(event.subjectId),
        objectId: event.subjectId,
        programmeId: event.programmeId ?? null,
        schoolId: event.schoolId ?? event.safeguardingOf ?? null,
        employerId: event.employerId ?? null,
        studentId: event.studentId ?? null,
      }),
    );
    await this.manager.query(
      `with audited as (${insertEntries('$6')})
       insert into event (id, kind, subject_id, programme_id, school_id, employer_id, student_id, safeguarding_of,
         coordinator_of, detail, triggered_by, triggered_as, request_id, happened_at)
       select id, kind, subject_id, programme_id, school_id, employer_id, student_id, safeguarding_of, coordinator_of, detail,
         $2, $3, $4, $5
       from jsonb_to_recordset($1) as e (id text, kind text, subject_id text, programme_id text, school_id text, employer_id text,
         student_id text, safeguarding_of text, coordinator_of text, detail jsonb)`,
      [
        JSON.stringify(rows),
        this.actor.accountId,
        this.actor.role,
        this.actor.requestId,
        this.surroundings.clock.now(),
        JSON.stringify(entries),
      ],
    );
    await enqueueIn(
      this.manager,
      'deliver-event',
      rows.map(({ id }) => ({ eventId: id })),
    );
  }
}
