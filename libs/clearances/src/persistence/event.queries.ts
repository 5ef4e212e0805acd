import { systemActor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { EventRow, Events } from '../application/ports.js';

const one = statement<EventRow>(
  'event_for_recheck',
  `select kind, subject_id as "subjectId", employer_id as "employerId", school_id as "schoolId", student_id as "studentId"
   from event where id = $1`,
);

const reader = systemActor('recheck');

/** Reads of events. */
export class EventQueries implements Events {
  constructor(private readonly reads: ScopedReads) {}

  async one(id: string): Promise<EventRow | undefined> {
    return this.reads.one(reader, one, [id]);
  }
}
