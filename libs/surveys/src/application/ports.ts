import type { Outbox, ProgrammeId, SchoolId, SlotRequestId, StudentId } from '#kernel';
import type { LockedAllocations } from '#placements';
import type { About, ExitSurvey } from '../domain/exit-survey.js';

/** Answers, one set of each student for each placement or visit. */
export interface ExitSurveys {
  /** When a student first answered; `undefined` when they have not. */
  givenAt(about: About, studentId: StudentId): Promise<Date | undefined>;
  /** Keeps answers, in place of any before; the instant of the first stays. */
  keep(survey: ExitSurvey, at: Date): Promise<void>;
}

/** A visit of the student who acts. */
export interface OwnVisit {
  readonly id: SlotRequestId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  /** To one session at least; null while nobody has said. */
  readonly came: boolean | null;
}

/** Visits with the student who acts on the confirmed register. */
export interface OwnVisits {
  find(id: SlotRequestId): Promise<OwnVisit | undefined>;
}

/** What the use cases of this feature work with. */
export interface SurveysTx {
  readonly allocations: LockedAllocations;
  readonly visits: OwnVisits;
  readonly surveys: ExitSurveys;
  readonly outbox: Outbox;
}
