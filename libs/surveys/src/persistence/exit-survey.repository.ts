import type { AllocationId } from '#kernel';
import type { Transaction } from '#platform';
import type { ExitSurveys } from '../application/ports.js';
import type { ExitSurvey } from '../domain/exit-survey.js';

/** Answers in PostgreSQL. */
export class PgExitSurveys implements ExitSurveys {
  constructor(private readonly tx: Transaction) {}

  async givenAt(allocationId: AllocationId): Promise<Date | undefined> {
    const [survey] = await this.tx.manager.query<{ givenAt: Date }[]>(
      'select given_at as "givenAt" from exit_survey where allocation_id = $1',
      [allocationId],
    );
    return survey?.givenAt;
  }

  async keep(survey: ExitSurvey, at: Date): Promise<void> {
    const { allocationId, programmeId, schoolId, studentId, overall, knowledgeImproved, satisfaction, recommend } =
      survey;
    await this.tx.manager.query(
      `insert into exit_survey (allocation_id, programme_id, school_id, student_id, overall, knowledge_improved, satisfaction, recommend,
         given_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
       on conflict (allocation_id) do update set overall = excluded.overall, knowledge_improved = excluded.knowledge_improved,
         satisfaction = excluded.satisfaction, recommend = excluded.recommend, changed_at = excluded.changed_at`,
      [allocationId, programmeId, schoolId, studentId, overall, knowledgeImproved, satisfaction, recommend, at],
    );
  }
}
