import { invariant, type ApplicationId, type IdOf, type RoundId, type SlotId, type StudentId } from '#kernel';
import type { Transaction } from '#platform';
import type { AnsweredApplication, Help, HostAnswers, Sheets } from '../application/ports.js';
import { standardForm, type ApplicationForm } from '../domain/application-form.js';
import type { AnswerReason } from '../domain/host-answer.js';
import type { AnsweredQuestion, Sheet } from '../domain/sheet.js';
import type { Asked } from '../domain/sheet-faults.js';

const columns = `id, programme_id as "programmeId", school_id as "schoolId", student_id as "studentId", employer_id as "employerId",
  slot_id as "slotId", round_id as "roundId", state, version, statement, strengths, availability, answers,
  application_id as "applicationId"`;

/** What students write before they send it, in PostgreSQL. */
export class PgSheets implements Sheets {
  constructor(private readonly tx: Transaction) {}

  async find(id: IdOf<'ApplicationSheet'>): Promise<Sheet | undefined> {
    const [sheet] = await this.tx.manager.query<Sheet[]>(`select ${columns} from application_sheet where id = $1`, [
      id,
    ]);
    return sheet;
  }

  async lock(id: IdOf<'ApplicationSheet'>): Promise<Sheet | undefined> {
    const [sheet] = await this.tx.manager.query<Sheet[]>(
      `select ${columns} from application_sheet where id = $1 for update`,
      [id],
    );
    return sheet;
  }

  async open(roundId: RoundId, studentId: StudentId, slotId: SlotId): Promise<Sheet | undefined> {
    const [sheet] = await this.tx.manager.query<Sheet[]>(
      `select ${columns} from application_sheet
       where round_id = $1 and student_id = $2 and slot_id = $3 and state in ('DRAFT', 'AWAITING_STUDENT')`,
      [roundId, studentId, slotId],
    );
    return sheet;
  }

  async add(sheet: Sheet, at: Date): Promise<void> {
    const { id, programmeId, schoolId, studentId, employerId, slotId, roundId, state, version } = sheet;
    await this.tx.manager.query(
      `insert into application_sheet (id, programme_id, school_id, student_id, employer_id, slot_id, round_id, state, version, statement,
         strengths, availability, answers, saved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [id, programmeId, schoolId, studentId, employerId, slotId, roundId, state, version, ...textOf(sheet), at],
    );
  }

  async save(sheet: Sheet, at: Date): Promise<void> {
    const { id, state, version } = sheet;
    const [, saved] = await this.tx.manager.query<[unknown[], number]>(
      `update application_sheet set state = $2, version = $3, statement = $4, strengths = $5, availability = $6, answers = $7, saved_at = $8
       where id = $1`,
      [id, state, version, ...textOf(sheet), at],
    );
    invariant(saved === 1, 'whoever may change a sheet may write it down');
  }

  async noteHelp({ sheet, helpedBy, helpedAs, fields }: Help, at: Date): Promise<void> {
    await this.tx.manager.query(
      `insert into application_help (sheet_id, version, school_id, helped_by, helped_as, fields, helped_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [sheet.id, sheet.version, sheet.schoolId, helpedBy, helpedAs, fields, at],
    );
  }

  async asked({ programmeId, studentId, slotId }: Pick<Sheet, 'programmeId' | 'studentId' | 'slotId'>): Promise<Asked> {
    const [found] = await this.tx.manager.query<(Omit<Asked, 'form'> & { readonly form: ApplicationForm | null })[]>(
      `select json_build_object('givenName', i.given_name, 'familyName', i.family_name, 'schoolName', c.name) as writer,
         (select json_build_object('guidance', f.guidance, 'examples', f.examples, 'leastWords', f.least_words,
           'mostStrengths', f.most_strengths, 'asksAvailability', f.asks_availability) from application_form f where f.programme_id = $1) as form,
         coalesce((select json_agg(json_build_object('position', q.position, 'question', q.question, 'isRequired', q.is_required)
           order by q.position) from slot s join advert_question q on q.opportunity_id = s.opportunity_id where s.id = $3), '[]') as questions
       from known_student i join school c on c.id = i.school_id where i.student_id = $2`,
      [programmeId, studentId, slotId],
    );
    invariant(found !== undefined, 'whoever writes on a sheet sees its student');
    return { ...found, form: found.form ?? standardForm };
  }

  async send(
    sheet: Sheet,
    applicationId: ApplicationId,
    answers: readonly AnsweredQuestion[],
    at: Date,
  ): Promise<void> {
    await this.tx.manager.query(
      `update application_sheet set state = 'DISCARDED', application_id = null where application_id = $1`,
      [applicationId],
    );
    const [, sent] = await this.tx.manager.query<[unknown[], number]>(
      `update application_sheet set state = 'SENT', application_id = $2, answers = $3, saved_at = $4 where id = $1`,
      [sheet.id, applicationId, JSON.stringify(answers), at],
    );
    invariant(sent === 1, 'a student sends a sheet of their own');
  }
}

function textOf({ statement, strengths, availability, answers }: Sheet): unknown[] {
  return [statement, strengths, availability, JSON.stringify(answers)];
}

/** What employers answer, in PostgreSQL. */
export class PgHostAnswers implements HostAnswers {
  constructor(private readonly tx: Transaction) {}

  async answer(
    id: ApplicationId,
    reasons: readonly AnswerReason[],
    words: string,
    at: Date,
  ): Promise<AnsweredApplication | undefined> {
    const [answered] = await this.tx.manager.query<AnsweredApplication[]>(
      `select round_state as "roundState", school_id as "schoolId", student_id as "studentId", is_new as "isNew"
       from answer_application($1, $2, $3, $4)`,
      [id, reasons, words, at],
    );
    return answered;
  }
}
