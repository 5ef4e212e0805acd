import type { EntityManager } from 'typeorm';
import type { Actor, Clock, DomainEvent, NewId, Outbox } from '#kernel';
import { enqueueIn } from '../jobs/enqueue.js';

/** Writes each event down with who caused it, and queues its delivery: all in the transaction of the change itself. */
export class TransactionalOutbox implements Outbox {
  constructor(
    private readonly manager: EntityManager,
    private readonly actor: Actor,
    private readonly surroundings: { clock: Clock; newId: NewId },
  ) {}

  async add(event: DomainEvent): Promise<void> {
    const id = this.surroundings.newId('Event');
    await this.manager.query(
      `insert into event (id, kind, subject_id, programme_id, school_id, employer_id, student_id, triggered_by, triggered_as,
         request_id, happened_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        event.kind,
        event.subjectId,
        event.programmeId ?? this.actor.programmeId,
        event.schoolId ?? null,
        event.employerId ?? null,
        event.studentId ?? null,
        this.actor.accountId,
        this.actor.role,
        this.actor.requestId,
        this.surroundings.clock.now(),
      ],
    );
    await enqueueIn(this.manager, 'deliver-event', { eventId: id });
  }
}
