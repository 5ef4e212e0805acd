import { invariant, type Actor, type IdOf, type Surroundings } from '#kernel';
import { concernRaisers, type Concern } from '../domain/concern.js';
import type { ReviewedPlacement, ReviewsTx } from './ports.js';

/**
 * Writes a concern down for the safeguarding lead of the student's school, and tells that lead alone: neither the rest of the school nor
 * the employer may learn that there is a concern.
 */
export async function tellSafeguardingLead(
  { concerns, outbox }: Pick<ReviewsTx, 'concerns' | 'outbox'>,
  { clock, newId }: Surroundings,
  actor: Actor,
  {
    id: allocationId,
    programmeId,
    schoolId,
    studentId,
  }: Pick<ReviewedPlacement, 'id' | 'programmeId' | 'schoolId' | 'studentId'>,
  words: Pick<Concern, 'body' | 'feltSafe'>,
): Promise<IdOf<'Concern'>> {
  const raisedAs = concernRaisers.find((role) => role === actor.role);
  invariant(raisedAs !== undefined && actor.accountId !== null, 'the access mark lets in only who may raise a concern');
  const id = newId('Concern');
  const concern = { ...words, id, programmeId, schoolId, studentId, allocationId, raisedAs, raisedBy: actor.accountId };
  await concerns.add(concern, clock.now());
  await outbox.add({ kind: 'concern.raised', subjectId: id, safeguardingOf: schoolId });
  return id;
}
