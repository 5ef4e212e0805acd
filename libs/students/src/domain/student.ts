import type { LocalDate, StudentId } from '#kernel';
import type { JobCategory } from '#interests';

/** How many job categories a student may name. */
export const mostInterests = 3;

/** What a student's gender may be stated as. It serves to audit who was offered what, and nothing is decided by it. */
export const genders = ['FEMALE', 'MALE', 'OTHER'] as const;

export type Gender = (typeof genders)[number];

/** What a school says of one student. */
export interface StudentRecord {
  /** Unique pupil number: a capital, eleven digits, then a digit or a capital. Unique in its school. */
  readonly upn: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: LocalDate;
  /** 7 to 13. */
  readonly yearGroup: number;
  /** Where the student lives, as an H3 cell of some 0.1 square km: all that is kept of the address. */
  readonly homeCell: string;
  /** True when that cell is the middle of the postcode's sector or district, because nothing closer is known. */
  readonly roughLocation: boolean;
  /** `null` when not stated; then what was stated before stands. */
  readonly gender: Gender | null;
  readonly freeSchoolMeals: boolean;
  readonly sendSupport: boolean;
  readonly careExperienced: boolean;
  /** At risk of being in no education, employment or training. */
  readonly neetRisk: boolean;
  /** Empty when the school does not know; then what the student has said stands. */
  readonly interests: readonly JobCategory[];
  /** 10 to 120; null leaves it at what was said before, or to the school. */
  readonly maxMinutesEachWay: number | null;
  /** What a workplace would have to do differently; never a diagnosis. */
  readonly adjustments: string | null;
  /** Who the student is at the school's issuer (the `sub` of their tokens); `null` when not stated. */
  readonly signIn: string | null;
}

/** A student of a school. */
export interface EnrolledStudent extends StudentRecord {
  readonly id: StudentId;
}
