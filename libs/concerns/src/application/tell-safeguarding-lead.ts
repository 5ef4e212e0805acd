import { invariant, type Actor, type IdOf, type Surroundings } from '#kernel';
import { concernRaisers, type Concern, type RaisedBy } from '../domain/concern.js';
import { keepConcern } from './keep-concern.js';
import type { ConcernedPlacement, KeepingTx } from './ports.js';

/** Whoever acts, as the author of a concern. */
export function raiserOf(actor: Actor): RaisedBy {
  const raisedAs = concernRaisers.find((role) => role === actor.role);
  invariant(raisedAs !== undefined && actor.accountId !== null, 'the access mark lets in only who may raise a concern');
  return { raisedAs, raisedBy: actor.accountId, guardianId: null };
}

/** Keeps what somebody wrote about a placement as a concern, and tells the safeguarding lead of the student's school alone. */
export function tellSafeguardingLead(
  tx: Pick<KeepingTx, 'concerns' | 'outbox'>,
  surroundings: Surroundings,
  actor: Actor,
  {
    id: allocationId,
    programmeId,
    schoolId,
    studentId,
  }: Pick<ConcernedPlacement, 'id' | 'programmeId' | 'schoolId' | 'studentId'>,
  words: Pick<Concern, 'body' | 'feltSafe'>,
): Promise<IdOf<'Concern'>> {
  const subject = { programmeId, schoolId, studentId, allocationId, host: null };
  return keepConcern(tx, surroundings, { ...words, ...subject, ...raiserOf(actor) });
}
