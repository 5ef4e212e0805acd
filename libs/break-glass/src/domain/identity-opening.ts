import type { AccountId, IdOf, ProgrammeId, SchoolId, StudentId } from '#kernel';

/** How long who a student is stays open to whoever opened it. */
export const minutesOpen = 60;

/** Somebody who knows a student by a pseudonym opened who it is. */
export interface IdentityOpening {
  readonly id: IdOf<'IdentityOpening'>;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly openedBy: AccountId;
  readonly reason: string;
  readonly openedAt: Date;
  readonly closesAt: Date;
}

/** When what is opened now closes by itself. O(1). */
export function closingTime(openedAt: Date): Date {
  return new Date(openedAt.getTime() + minutesOpen * 60_000);
}
