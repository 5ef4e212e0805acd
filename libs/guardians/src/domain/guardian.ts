import type { GuardianId, StudentId } from '#kernel';
import type { Language } from '../words/translations.js';

/** Most contacts of a student. */
export const mostGuardians = 4;

/** A parent or carer as the school supplies them: the only address that a link is ever sent to. */
export interface GuardianContact {
  readonly name: string;
  /** Tells the contacts of a student apart, whatever the case of its letters. */
  readonly email: string;
  /** What they are written to in. */
  readonly language: Language;
}

/** A contact that is kept. */
export interface Guardian extends GuardianContact {
  readonly id: GuardianId;
  readonly studentId: StudentId;
  /** A court keeps this address from contact. Only the safeguarding lead is shown this; others learn to ask the safeguarding lead. */
  readonly isContactRestricted: boolean;
}

/** The address as contacts are told apart by it. O(length). */
export function addressOf({ email }: Pick<GuardianContact, 'email'>): string {
  return email.toLowerCase();
}
