import { isIdOf, type Actor } from '#kernel';
import { statement, type ScopedReads } from '#platform';
import type { AnswerRecord } from '../domain/answer-record.js';

const record = statement<AnswerRecord>(
  'answer_record',
  'select asked, answered_in_time as "answeredInTime" from employer_answer_record($1, $2)',
);

/** Reads of how employers answer. */
export class AnswerQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** The record of an employer of the actor's programme; `undefined` when there is no such employer. */
  async record(actor: Actor, employerId: string, now: Date): Promise<AnswerRecord | undefined> {
    if (!isIdOf('Employer', employerId)) return undefined;
    return this.reads.one(actor, record, [employerId, now]);
  }
}
