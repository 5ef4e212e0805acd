import { isIdOf, type Actor, type EmployerId } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AnswerRecord } from '../domain/answer-record.js';

const record = statement<AnswerRecord>(
  'answer_record',
  'select asked, answered_in_time as "answeredInTime" from employer_answer_record($1, $2)',
);

const records = statement<AnswerRecord & { readonly employerId: EmployerId }>(
  'answer_records',
  `select e.id as "employerId", r.asked, r.answered_in_time as "answeredInTime"
   from unnest($1::text[]) e (id) cross join lateral employer_answer_record(e.id, $2) r`,
);

/** Reads of how employers answer. */
export class AnswerQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The record of an employer of the actor's programme; `undefined` when there is no such employer. */
  async record(actor: Actor, employerId: string, now: Date): Promise<AnswerRecord | undefined> {
    if (!isIdOf('Employer', employerId)) return undefined;
    return this.reads.one(actor, record, [employerId, now]);
  }

  /** The records of those of the employers that are of the actor's programme. One statement. */
  async records(actor: Actor, employerIds: readonly EmployerId[], now: Date): Promise<Map<EmployerId, AnswerRecord>> {
    const rows = await this.reads.all(actor, records, [employerIds, now]);
    return new Map(rows.map(({ employerId, ...row }) => [employerId, row]));
  }
}
