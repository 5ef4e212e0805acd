import type { IdentityTx } from '#identity';
import type { AccountId, IdOf, LocalDate, SchoolId, StudentId } from '#kernel';
import type { MentorClearance } from '../domain/mentor-clearance.js';
import type { Mentor, Mentoring } from '../domain/mentor.js';

/** A mentor whose check runs out, or has. */
export type CheckedMentor = Pick<Mentor, 'grantId' | 'programmeId' | 'schoolId'>;

/** Mentors of a school and whom they help. */
export interface Mentors {
  /** The grant has to be there; a mentor who is one already stays as they are. */
  appoint(mentor: Mentor, at: Date): Promise<void>;
  /** A mentor of that school, who stays one until the unit of work ends. */
  hold(grantId: IdOf<'Grant'>, schoolId: SchoolId): Promise<Mentor | undefined>;
  /** What is recorded of a mentor; null while nothing is. */
  clearanceOf(grantId: IdOf<'Grant'>): Promise<MentorClearance | null>;
  /** In place of what was recorded before. */
  clear(grantId: IdOf<'Grant'>, clearance: MentorClearance, seenBy: AccountId): Promise<void>;
  /** Mentors whose check counts for at most so many days from that one on, each once a last day; of each that was not told of before. */
  warn(today: LocalDate, days: number): Promise<CheckedMentor[]>;
  /** Those whose check counts no longer on that day, each once a last day. */
  lapse(today: LocalDate): Promise<CheckedMentor[]>;
  hasStudent(studentId: StudentId, schoolId: SchoolId): Promise<boolean>;
  /** The mentoring that holds: a student who is of the caseload already stays in it, and `isNew` is false. */
  assign(mentoring: Mentoring, at: Date): Promise<{ readonly id: IdOf<'Mentoring'>; readonly isNew: boolean }>;
  /** Whom it was about; `undefined` when there is none that the actor may end, or none that goes on. */
  end(id: IdOf<'Mentoring'>, at: Date): Promise<StudentId | undefined>;
}

/** What the use cases of mentoring work with. */
export interface MentorsTx extends IdentityTx {
  readonly mentors: Mentors;
}
