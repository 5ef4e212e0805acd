import { invariant, systemActor, type Actor, type ProgrammeId } from '#kernel';

/** The programme that a coordinator coordinates. The access mark lets only coordinators in here. */
export function ownProgramme(actor: Actor): ProgrammeId {
  invariant(actor.programmeId !== null, 'a coordinator acts for a programme');
  return actor.programmeId;
}

/** The service acting because a coordinator asked it to: it sees every student, and events still say who it was. */
export function serviceFor(actor: Actor): Actor {
  return { ...systemActor(actor.requestId, ownProgramme(actor)), accountId: actor.accountId };
}
