import type { AccountId, AllocationId, EmployerId, InputFault, ProgrammeId, SchoolId, StudentId } from '#kernel';
import { findWordsOfConcern } from '#concerns';
import type { SkillSeen } from './skills.js';

/** What an employer says of a student. */
export interface FeedbackText {
  /** Each skill at most once. */
  readonly skills: readonly SkillSeen[];
  readonly didWell: string;
  readonly nextStep: string;
}

/** The same as it is kept: one for each placement. */
export interface EmployerFeedback extends FeedbackText {
  readonly allocationId: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly employerId: EmployerId;
  readonly givenBy: AccountId;
}

/** A fault for each skill that is named again, at its second place. O(skills²). */
export function repeatedSkills(named: readonly SkillSeen[]): InputFault[] {
  return named.flatMap(({ skill }, index) =>
    named.findIndex((other) => other.skill === skill) < index
      ? [{ path: `skills.${index}.skill`, value: skill, message: 'is named twice' }]
      : [],
  );
}

/** True when what was written is for the safeguarding lead and must not reach the student. O(length). */
export function isOfConcern({ didWell, nextStep }: Omit<FeedbackText, 'skills'>): boolean {
  return [didWell, nextStep].some((text) => findWordsOfConcern(text).length > 0);
}
