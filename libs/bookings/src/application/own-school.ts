import { invariant, type Actor, type SchoolId } from '#kernel';

/** The school that the actor acts for. The access mark lets only its staff in here, and each of them acts for one. */
export function ownSchool({ schoolId }: Actor): SchoolId {
  invariant(schoolId !== null, 'a careers lead acts for a school');
  return schoolId;
}
