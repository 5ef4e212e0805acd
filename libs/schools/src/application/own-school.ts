import { invariant, type Actor, type ProgrammeId, type SchoolId } from '#kernel';

/** The school that the actor is of: staff act for one, and a student goes to one. The access mark lets nobody else in. */
export function ownSchool(actor: Actor): { schoolId: SchoolId; programmeId: ProgrammeId } {
  const { schoolId, programmeId } = actor;
  invariant(schoolId !== null && programmeId !== null, 'staff and students are of a school');
  return { schoolId, programmeId };
}
