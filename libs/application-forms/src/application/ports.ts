import type {
  ApplicationId,
  Actor,
  AccountId,
  EmployerId,
  IdOf,
  OpportunityId,
  ProgrammeId,
  Role,
  RoundId,
  SlotId,
  StudentId,
} from '#kernel';
import type { OpportunityState } from '#opportunities';
import type { RoundsTx, RoundState } from '#rounds';
import type { AdvertQuestion, ApplicationForm } from '../domain/application-form.js';
import type { AnswerReason } from '../domain/host-answer.js';
import type { AnsweredQuestion, Sheet } from '../domain/sheet.js';
import type { Asked } from '../domain/sheet-faults.js';

/** What programmes and employers ask. */
export interface Forms {
  set(programmeId: ProgrammeId, form: ApplicationForm, by: AccountId, at: Date): Promise<void>;
  /** An advert of that employer, locked until the unit of work ends; `undefined` when it is none of theirs. */
  lockAdvert(id: OpportunityId, employerId: EmployerId): Promise<AdvertHead | undefined>;
  questions(id: OpportunityId): Promise<AdvertQuestion[]>;
  /** Puts the questions in place of those before; a coordinator has to read the advert again. */
  setQuestions(advert: AdvertHead, questions: readonly AdvertQuestion[]): Promise<void>;
}

/** An advert as far as its questions go. */
export interface AdvertHead {
  readonly id: OpportunityId;
  readonly programmeId: ProgrammeId;
  readonly employerId: EmployerId;
  readonly state: OpportunityState;
}

/** Help with a sheet, as it is logged. */
export interface Help {
  readonly sheet: Sheet;
  readonly helpedBy: AccountId;
  readonly helpedAs: Role;
  /** What was changed. */
  readonly fields: readonly string[];
}

/** What students write before they send it. */
export interface Sheets {
  find(id: IdOf<'ApplicationSheet'>): Promise<Sheet | undefined>;
  lock(id: IdOf<'ApplicationSheet'>): Promise<Sheet | undefined>;
  /** The sheet that is being written for that slot. */
  open(roundId: RoundId, studentId: StudentId, slotId: SlotId): Promise<Sheet | undefined>;
  add(sheet: Sheet, at: Date): Promise<void>;
  save(sheet: Sheet, at: Date): Promise<void>;
  noteHelp(help: Help, at: Date): Promise<void>;
  /** What a sheet for that slot is measured by, if the actor sees the student. */
  asked(sheet: Pick<Sheet, 'programmeId' | 'studentId' | 'slotId'>): Promise<Asked>;
  /** Makes it the sheet of that application, in place of one that was sent and taken back before. */
  send(sheet: Sheet, applicationId: ApplicationId, answers: readonly AnsweredQuestion[], at: Date): Promise<void>;
}

/** What employers answer. */
export interface HostAnswers {
  /** `undefined` when no such application was sent to the employer that asks; `isNew` is false when nothing was kept. */
  answer(
    id: ApplicationId,
    reasons: readonly AnswerReason[],
    words: string,
    at: Date,
  ): Promise<AnsweredApplication | undefined>;
}

/** An application that was answered, or could not be. */
export interface AnsweredApplication {
  readonly roundState: RoundState;
  readonly schoolId: NonNullable<Actor['schoolId']>;
  readonly studentId: StudentId;
  readonly isNew: boolean;
}

/** What the use cases of this feature work with: a sheet becomes an application in one unit of work. */
export interface ApplicationFormsTx extends RoundsTx {
  readonly forms: Forms;
  readonly sheets: Sheets;
  readonly answers: HostAnswers;
}
