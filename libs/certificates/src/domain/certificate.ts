import type { AllocationId, LocalDate, ProgrammeId, SchoolId, StudentId } from '#kernel';
import type { Activity } from '#ledger';

/** A certificate about a placement: one for each, under a code that whoever is shown it can check. */
export interface Certificate {
  readonly allocationId: AllocationId;
  readonly programmeId: ProgrammeId;
  readonly schoolId: SchoolId;
  readonly studentId: StudentId;
  readonly code: string;
}

/** What a certificate says. Its hours are counted from attendance whenever it is made or checked, and never kept. */
export interface CertificateFacts {
  readonly givenName: string;
  readonly familyName: string;
  readonly schoolName: string;
  readonly activity: Activity;
}

/** The letters of a code: digits and letters without those that look alike (Crockford's base 32). */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits each: eighty, which nobody guesses. */
export const codeLength = 16;

/** A code as it was drawn, whatever blanks, dashes and small letters it was typed with; letters that look like digits are read as those. O(length). */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** A code as it is printed, in fours. O(length). */
export function printedCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** True of what could be a code; says nothing about whether there is such a certificate. O(length). */
export function isCode(code: string): boolean {
  return code.length === codeLength && [...code].every((letter) => codeLetters.includes(letter));
}

/** The month of a day in words: "October 2026". O(1). */
export function monthOf(day: LocalDate): string {
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return month.format(Date.parse(`${day}T00:00:00Z`));
}
