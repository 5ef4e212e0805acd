import { invariant, type Actor, type EmployerId, type ProgrammeId } from '#kernel';

/** The employer that the actor acts for. The access mark lets only employers in here, and each of them acts for one. */
export function ownEmployer(actor: Actor): { employerId: EmployerId; programmeId: ProgrammeId } {
  const { employerId, programmeId } = actor;
  invariant(employerId !== null && programmeId !== null, 'an employer acts for its organisation');
  return { employerId, programmeId };
}
