import type {
  ApplicationId,
  EmployerId,
  IdOf,
  ProgrammeId,
  Role,
  RoundId,
  SchoolId,
  SlotId,
  StudentId,
  TransitionTable,
} from '#kernel';
import type { Skill } from '#feedback';

/** What has become of what a student writes. */
export const sheetStates = ['DRAFT', 'AWAITING_STUDENT', 'SENT', 'DISCARDED'] as const;

export type SheetState = (typeof sheetStates)[number];

/** Who may move a sheet. Whoever helps hands it to the student; only the student, having said yes to it, sends it. */
export const sheetTransitions = {
  DRAFT: { from: ['DRAFT', 'AWAITING_STUDENT'], by: ['STUDENT'] },
  AWAITING_STUDENT: { from: ['DRAFT', 'AWAITING_STUDENT'], by: ['CAREERS_LEAD', 'MENTOR'] },
  SENT: { from: ['DRAFT'], by: ['STUDENT'] },
  DISCARDED: { from: ['DRAFT', 'AWAITING_STUDENT'], by: ['STUDENT'] },
} as const satisfies TransitionTable<SheetState, Role>;

/** An answer to one of the employer's questions. */
export interface QuestionAnswer {
  readonly position: number;
  readonly answer: string;
}

/** An answer as the employer reads it, beside the question as it was when it was sent. */
export interface AnsweredQuestion extends QuestionAnswer {
  readonly question: string;
}

/** What is written on a sheet; any of it may still be missing. */
export interface SheetText {
  readonly statement: string;
  readonly strengths: readonly Skill[];
  readonly availability: string;
  readonly answers: readonly QuestionAnswer[];
}

/** What a student writes for one slot in one round, before it is an application. */
export interface Sheet extends SheetText {
  readonly id: IdOf<'ApplicationSheet'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly slotId: SlotId;
  readonly roundId: RoundId;
  readonly state: SheetState;
  /** Counts how often it was saved. */
  readonly version: number;
  /** What it became; null until it is sent. */
  readonly applicationId: ApplicationId | null;
}

/** The fields in which two texts differ. O(length). */
export function changedFields(before: SheetText | undefined, after: SheetText): string[] {
  const fields = ['statement', 'strengths', 'availability', 'answers'] as const;
  const empty: SheetText = { statement: '', strengths: [], availability: '', answers: [] };
  return fields.filter((field) => JSON.stringify((before ?? empty)[field]) !== JSON.stringify(after[field]));
}
