import type { GuardianId, IdOf } from '#kernel';

/** Most people who are rung for a student. */
export const mostEmergencyContacts = 2;

/** Somebody who is rung for a student in an emergency. */
export interface NamedContact {
  readonly name: string;
  /** Who they are to the student: aunt, grandfather. */
  readonly relation: string;
  /** In international form. */
  readonly phone: string;
}

/** One who is kept, in the order in which they are rung. */
export interface EmergencyContact extends NamedContact {
  readonly id: IdOf<'EmergencyContact'>;
  /** The parent or carer on the school's list who it is; null where it is none of them. */
  readonly guardianId: GuardianId | null;
}
