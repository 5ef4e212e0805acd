import type { EmployerId, ProgrammeId } from '#kernel';
import type { Transaction } from '#platform';
import type { Answers, SilentEmployer } from '../application/ports.js';

/** How employers answer, in PostgreSQL. */
export class PgAnswers implements Answers {
  constructor(private readonly tx: Transaction) {}

  async setMostAWeek(employerId: EmployerId, programmeId: ProgrammeId, most: number | null): Promise<void> {
    await this.tx.manager.query(
      `insert into employer_answers (employer_id, programme_id, most_a_week) values ($1, $2, $3)
       on conflict (employer_id) do update set most_a_week = $3`,
      [employerId, programmeId, most],
    );
  }

  async silent(silences: number, limit: number): Promise<SilentEmployer[]> {
    return this.tx.manager.query<SilentEmployer[]>(
      `select r.employer_id as id, r.programme_id as "programmeId"
       from (select employer_id, programme_id, answer_by from slot_request where is_unanswered
         union all select employer_id, programme_id, host_answer_by from allocation where is_host_silent and host_answered_at is null) r
       left join employer_answers a on a.employer_id = r.employer_id
       where r.answer_by > greatest(a.paused_for_silence_at,
           (select max(x.answered_at) from slot_request x where x.employer_id = r.employer_id),
           (select max(x.host_answered_at) from allocation x where x.employer_id = r.employer_id), '-infinity')
         and exists (select from opportunity o where o.employer_id = r.employer_id and o.state = 'PUBLISHED')
       group by r.employer_id, r.programme_id having count(*) >= $1 order by r.employer_id limit $2`,
      [silences, limit],
    );
  }

  async notePause({ id, programmeId }: SilentEmployer, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into employer_answers (employer_id, programme_id, paused_for_silence_at) values ($1, $2, $3)
       on conflict (employer_id) do update set paused_for_silence_at = $3`,
      [id, programmeId, at],
    );
  }
}
