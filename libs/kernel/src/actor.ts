import type { EmployerRight } from './employer-rights.js';
import type { AccountId, EmployerId, ProgrammeId, SchoolId, StudentId } from './ids.js';
import type { Role } from './roles.js';

/**
 * Who acts, in which role and for which organisation: an argument of every use case and every read. Built afresh from the database
 * on each request, so a role that was removed is gone with the next one. `SYSTEM` is the service itself (matching, the worker).
 */
export interface Actor {
  readonly accountId: AccountId | null;
  readonly role: Role | 'SYSTEM' | 'NEWCOMER';
  readonly programmeId: ProgrammeId | null;
  readonly schoolId: SchoolId | null;
  readonly employerId: EmployerId | null;
  readonly studentId: StudentId | null;
  /** What the actor may do for its employer; absent for those who act for none. */
  readonly rights?: readonly EmployerRight[];
  /** Ties log lines and events of one request together. */
  readonly requestId: string;
}

/**
 * Somebody who was found to help that student, as the student: only for finding out what is open to the student, by the very gate that the student
 * meets. Nothing is written by it, and nothing is shown of how the student lives.
 */
export function inPlaceOf(actor: Actor, studentId: StudentId): Actor {
  return { ...actor, role: 'STUDENT', studentId };
}

/** The service acting by itself, for one programme or (null) for all; `on` names the job or the act that asked for it. */
export function systemActor(on: string, programmeId: ProgrammeId | null = null): Actor {
  return {
    accountId: null,
    role: 'SYSTEM',
    programmeId,
    schoolId: null,
    employerId: null,
    studentId: null,
    requestId: on,
  };
}
