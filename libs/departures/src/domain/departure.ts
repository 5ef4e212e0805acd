import { schoolDaysLater, type Term } from '#calendar';
import {
  addDays,
  type IdOf,
  type InputFault,
  type LocalDate,
  type ProgrammeId,
  type SchoolId,
  type StudentId,
  type Role,
  type TransitionTable,
} from '#kernel';

/** That a student has left a school, or will. */
export interface Departure {
  readonly id: IdOf<'Departure'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly leftOn: LocalDate;
  /** As the old school knows it; whether it is one of the programme is nobody's business here. */
  readonly newSchoolName: string | null;
}

/** How far the file of child protection of somebody who has left is. */
export const fileStates = ['DUE', 'PASSED_ON'] as const;

export type FileState = (typeof fileStates)[number];

/** Who may say that a file was passed on. */
export const fileTransitions = {
  PASSED_ON: { from: ['DUE'], by: ['SAFEGUARDING_LEAD'] },
} as const satisfies TransitionTable<FileState, Role>;

/**
 * Within how many school days of leaving a file has to be with the new school, and after how many somebody is reminded. From guidance that nobody has
 * compared with the text in force yet (Keeping children safe in education, on transfers), so that it is shown as to be confirmed.
 */
export const fileRule = { days: 5, remindedAfterDays: 3, toConfirm: true } as const;

/** When a file has to be passed on, and when somebody is reminded that it has. */
export interface FileDates {
  readonly remindOn: LocalDate;
  readonly dueOn: LocalDate;
}

/** The dates for a file that somebody has to pass on from that day, by the old school's terms. O(days between). */
export function fileDates(terms: readonly Term[], from: LocalDate): FileDates {
  const { days, remindedAfterDays } = fileRule;
  return { remindOn: schoolDaysLater(terms, from, remindedAfterDays), dueOn: schoolDaysLater(terms, from, days) };
}

/** How far from today somebody can have left, or be about to. */
const daysBack = 366;
const daysAhead = 366;

/** What is wrong with a day of leaving, given today. O(1). */
export function departureFaults(leftOn: LocalDate, today: LocalDate): InputFault[] {
  const isNear = addDays(today, -daysBack) <= leftOn && leftOn <= addDays(today, daysAhead);
  return isNear ? [] : [{ path: 'leftOn', value: leftOn, message: 'must be within a year of today' }];
}
