import type { AccountId, IdOf, ProgrammeId, SchoolId, StudentId } from '#kernel';

/** Somebody whom a school lets help some of its students; ended with the grant. */
export interface Mentor {
  readonly grantId: IdOf<'Grant'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly accountId: AccountId;
  /** What the school calls them. */
  readonly knownAs: string;
}

/** One student of a mentor's caseload, until it is ended. */
export interface Mentoring {
  readonly id: IdOf<'Mentoring'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly grantId: IdOf<'Grant'>;
}
