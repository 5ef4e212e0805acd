import type { SlotRequestId, StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { ExitSurveys, OwnVisit, OwnVisits } from '../application/ports.js';
import type { About, ExitSurvey } from '../domain/exit-survey.js';

/** What answers are about, as the two columns have it. */
function columnsOf(about: About): [allocationId: string | null, slotRequestId: string | null] {
  return 'allocationId' in about ? [about.allocationId, null] : [null, about.slotRequestId];
}

/** Answers in PostgreSQL. */
export class PgExitSurveys implements ExitSurveys {
  constructor(private readonly tx: Transaction) {}

  async givenAt(about: About, studentId: StudentId): Promise<Date | undefined> {
    const [survey] = await this.tx.manager.query<{ givenAt: Date }[]>(
      `select given_at as "givenAt" from exit_survey where about_id = coalesce($1, $2) and student_id = $3`,
      [...columnsOf(about), studentId],
    );
    return survey?.givenAt;
  }

  async keep(survey: ExitSurvey, at: Date): Promise<void> {
    const { about, programmeId, schoolId, studentId, overall, knowledgeImproved, satisfaction, recommend } = survey;
    await this.tx.manager.query(
      `insert into exit_survey (allocation_id, slot_request_id, programme_id, school_id, student_id, overall, knowledge_improved, satisfaction,
         recommend, given_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
       on conflict (about_id, student_id) do update set overall = excluded.overall, knowledge_improved = excluded.knowledge_improved,
         satisfaction = excluded.satisfaction, recommend = excluded.recommend, changed_at = excluded.changed_at`,
      [...columnsOf(about), programmeId, schoolId, studentId, overall, knowledgeImproved, satisfaction, recommend, at],
    );
  }
}

/** Visits of a student in PostgreSQL. */
export class PgOwnVisits implements OwnVisits {
  constructor(private readonly tx: Transaction) {}

  async find(id: SlotRequestId): Promise<OwnVisit | undefined> {
    const [visit] = await this.tx.manager.query<OwnVisit[]>(
      `select id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", came from my_visits() where id = $1`,
      [id],
    );
    return visit;
  }
}
