import type { AccountId, GuardianId, Outbox, StudentId } from '#kernel';
import type { EmergencyContact } from '../domain/emergency-contact.js';

/** Whom to ring for students. */
export interface EmergencyContacts {
  /** Lets changes to those of one student wait for each other. False when there is no such student in the actor's reach. */
  lockOf(studentId: StudentId): Promise<boolean>;
  /** True when that is a parent or carer on the student's list. */
  isGuardianOf(studentId: StudentId, guardianId: GuardianId): Promise<boolean>;
  /** True when a court keeps them from contact with the student: the one on the list who it is, or one of the same name. */
  isKeptAway(studentId: StudentId, name: string, guardianId: GuardianId | null): Promise<boolean>;
  /** Puts these in place of all before, in their order. */
  put(studentId: StudentId, contacts: readonly EmergencyContact[], by: AccountId, at: Date): Promise<void>;
}

/** What the use cases of this feature work with. */
export interface EmergencyContactsTx {
  readonly contacts: EmergencyContacts;
  readonly outbox: Outbox;
}
