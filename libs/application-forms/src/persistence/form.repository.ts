import { invariant, type AccountId, type EmployerId, type OpportunityId, type ProgrammeId } from '#kernel';
import type { Transaction } from '#platform';
import type { AdvertHead, Forms } from '../application/ports.js';
import type { AdvertQuestion, ApplicationForm } from '../domain/application-form.js';

/** What programmes and employers ask, in PostgreSQL. */
export class PgForms implements Forms {
  constructor(private readonly tx: Transaction) {}

  async set(programmeId: ProgrammeId, form: ApplicationForm, by: AccountId, at: Date): Promise<void> {
    const { guidance, examples, leastWords, mostStrengths, asksAvailability } = form;
    await this.tx.manager.query(
      `insert into application_form (programme_id, guidance, examples, least_words, most_strengths, asks_availability, set_by, set_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (programme_id) do update set guidance = excluded.guidance, examples = excluded.examples,
         least_words = excluded.least_words, most_strengths = excluded.most_strengths,
         asks_availability = excluded.asks_availability, set_by = excluded.set_by, set_at = excluded.set_at`,
      [programmeId, guidance, examples, leastWords, mostStrengths, asksAvailability, by, at],
    );
  }

  async lockAdvert(id: OpportunityId, employerId: EmployerId): Promise<AdvertHead | undefined> {
    const [advert] = await this.tx.manager.query<AdvertHead[]>(
      `select id, programme_id as "programmeId", employer_id as "employerId", state from opportunity
       where id = $1 and employer_id = $2 for update`,
      [id, employerId],
    );
    return advert;
  }

  async questions(id: OpportunityId): Promise<AdvertQuestion[]> {
    return this.tx.manager.query<AdvertQuestion[]>(
      `select position, question, is_required as "isRequired" from advert_question where opportunity_id = $1 order by position`,
      [id],
    );
  }

  async setQuestions({ id, programmeId, employerId }: AdvertHead, questions: readonly AdvertQuestion[]): Promise<void> {
    await this.tx.manager.query('delete from advert_question where opportunity_id = $1', [id]);
    await this.tx.manager.query(
      `insert into advert_question (opportunity_id, programme_id, employer_id, position, question, is_required)
       select $1, $2, $3, q.position, q.question, q."isRequired"
       from jsonb_to_recordset($4) as q (position smallint, question text, "isRequired" boolean)`,
      [id, programmeId, employerId, JSON.stringify(questions)],
    );
    const [, reset] = await this.tx.manager.query<[unknown[], number]>(
      'update opportunity set approved_version = null where id = $1',
      [id],
    );
    invariant(reset === 1, 'whoever owns an advert may have it read again');
  }
}
