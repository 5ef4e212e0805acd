import {
  isIdOf,
  pageOf,
  readCursor,
  type Actor,
  type ApplicationId,
  type IdOf,
  type InputFault,
  type LocalDate,
  type OpportunityId,
  type Page,
  type PageRequest,
  type Role,
  type SlotId,
} from '#kernel';
import type { Skill } from '#feedback';
import { statement, type ScopedReads } from '#platform';
import { contactFaultsOf } from '#safeguarding';
import { standardForm, type AdvertQuestion, type ApplicationForm } from '../domain/application-form.js';
import type { AnswerReason } from '../domain/host-answer.js';
import { isIntroduction } from '../domain/identifying-words.js';
import type { AnsweredQuestion, SheetState, SheetText } from '../domain/sheet.js';
import { sheetFaults, type Asked } from '../domain/sheet-faults.js';

/** Help that was given, as the student reads it. */
export interface LoggedHelp {
  readonly helpedAs: Role;
  /** UTC, to the second. */
  readonly helpedAt: string;
  readonly fields: readonly string[];
}

/** A sheet as its student, and the staff of the school, read it. */
export interface SheetLine extends SheetText {
  readonly id: IdOf<'ApplicationSheet'>;
  readonly slotId: SlotId;
  readonly opportunityId: OpportunityId;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly state: SheetState;
  readonly version: number;
  readonly savedAt: string;
  readonly applicationId: ApplicationId | null;
  readonly help: readonly LoggedHelp[];
  /** What still keeps it from being sent; none once it was. */
  readonly faults: readonly InputFault[];
}

/** An application as an employer reads it: nothing in it says who wrote it. */
export interface ApplicationForHost {
  readonly id: ApplicationId;
  readonly slotId: SlotId;
  readonly opportunityTitle: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly yearGroup: number;
  readonly statement: string;
  readonly strengths: readonly Skill[];
  readonly availability: string;
  readonly answers: readonly AnsweredQuestion[];
  readonly reasons: readonly AnswerReason[] | null;
  readonly words: string | null;
}

/** What an employer answered. */
export interface AnswerLine {
  readonly applicationId: ApplicationId;
  readonly opportunityTitle: string;
  readonly employerName: string;
  readonly reasons: readonly AnswerReason[];
  readonly words: string;
}

const form = statement<ApplicationForm>(
  'application_form',
  `select guidance, examples, least_words as "leastWords", most_strengths as "mostStrengths", asks_availability as "asksAvailability"
   from application_form where programme_id = $1`,
);

const questions = statement<AdvertQuestion>(
  'advert_questions',
  'select position, question, is_required as "isRequired" from advert_question where opportunity_id = $1 order by position',
);

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type SheetRow = Omit<SheetLine, 'faults'> & Pick<Asked, 'questions' | 'writer'>;

const sheets = statement<SheetRow>(
  'application_sheets',
  `select h.id, h.slot_id as "slotId", o.id as "opportunityId", o.title as "opportunityTitle", e.name as "employerName", h.state, h.version,
     h.statement, h.strengths, h.availability, h.answers, h.application_id as "applicationId", ${instant('h.saved_at')} as "savedAt",
     coalesce((select json_agg(json_build_object('helpedAs', p.helped_as, 'helpedAt', ${instant('p.helped_at')}, 'fields', p.fields)
       order by p.version) from application_help p where p.sheet_id = h.id), '[]') as help,
     coalesce((select json_agg(json_build_object('position', q.position, 'question', q.question, 'isRequired', q.is_required)
       order by q.position) from advert_question q where q.opportunity_id = o.id), '[]') as questions,
     json_build_object('givenName', i.given_name, 'familyName', i.family_name, 'schoolName', c.name) as writer
   from application_sheet h join slot s on s.id = h.slot_id join opportunity o on o.id = s.opportunity_id
   join employer e on e.id = h.employer_id join known_student i on i.student_id = h.student_id join school c on c.id = h.school_id
   where h.round_id = $1 and h.student_id = $2 and h.state <> 'DISCARDED' order by h.id`,
);

const forHost = statement<ApplicationForHost>(
  'applications_for_host',
  `select id, slot_id as "slotId", opportunity_title as "opportunityTitle", to_char(starts_on, 'YYYY-MM-DD') as "startsOn",
     to_char(ends_on, 'YYYY-MM-DD') as "endsOn", year_group as "yearGroup", statement, strengths, availability, answers, reasons, words
   from applications_for_host($1, $2) order by id desc`,
);

const answers = statement<AnswerLine>(
  'application_answers',
  `select a.application_id as "applicationId", o.title as "opportunityTitle", e.name as "employerName", a.reasons, a.words
   from application_answer a join application p on p.id = a.application_id join slot s on s.id = p.slot_id
   join opportunity o on o.id = s.opportunity_id join employer e on e.id = a.employer_id
   where a.round_id = $1 and a.student_id = $2 order by a.application_id`,
);

/** No sheet is sent with a way to be reached or an introduction in it; a statement without a sheet may have one, and is then held back. */
function withoutContacts(row: ApplicationForHost): ApplicationForHost {
  const { statement: written } = row;
  const isOpen = contactFaultsOf({ statement: written }).length > 0 || isIntroduction(written);
  return isOpen ? { ...row, statement: '' } : row;
}

/** After every id. */
const end = '~';

/** Reads of forms, sheets and answers. */
export class ApplicationFormQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What the actor's programme asks; `isOwn` is false for what is asked everywhere. */
  async form(actor: Actor): Promise<ApplicationForm & { readonly isOwn: boolean }> {
    const own = await this.reads.one(actor, form, [actor.programmeId]);
    return own === undefined ? { ...standardForm, isOwn: false } : { ...own, isOwn: true };
  }

  /** The questions of an advert that the actor sees. */
  async questions(actor: Actor, opportunityId: string): Promise<AdvertQuestion[]> {
    return isIdOf('Opportunity', opportunityId) ? this.reads.all(actor, questions, [opportunityId]) : [];
  }

  /** What a student has written in a round, oldest first, if in the actor's reach. Two statements however many. */
  async sheets(actor: Actor, roundId: string, studentId: string): Promise<SheetLine[]> {
    if (!isIdOf('Round', roundId) || !isIdOf('Student', studentId)) return [];
    const rows = await this.reads.all(actor, sheets, [roundId, studentId]);
    const asks = await this.form(actor);
    return rows.map(({ questions: asked, writer, ...row }) => ({
      ...row,
      faults: row.state === 'SENT' ? [] : sheetFaults(row, { form: asks, questions: asked, writer }),
    }));
  }

  /** Applications to the actor's employer in rounds whose lists are closed, the newest first. One statement. */
  async forHost(actor: Actor, { first, after }: PageRequest): Promise<Page<ApplicationForHost>> {
    const before = after === null ? end : String(readCursor(after, 1)?.[0] ?? end);
    const rows = await this.reads.all(actor, forHost, [before, first + 1]);
    return pageOf(rows.map(withoutContacts), first, ({ id }) => [id]);
  }

  /** What employers answered a student in a round that is published. */
  async answers(actor: Actor, roundId: string, studentId: string): Promise<AnswerLine[]> {
    if (!isIdOf('Round', roundId) || !isIdOf('Student', studentId)) return [];
    return this.reads.all(actor, answers, [roundId, studentId]);
  }
}
