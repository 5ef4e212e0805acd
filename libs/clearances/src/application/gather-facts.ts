import { invariant, type AllocationId, type SlotId, type StudentId } from '#kernel';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';
import { standing, type LiftedPlace } from '../domain/lifting-of-place.js';
import type { FactsOfPlaces } from './ports.js';

/** A place as far as its facts go. */
export interface JudgedPlace {
  readonly id: AllocationId;
  readonly slotId: SlotId;
  readonly studentId: StudentId;
}

/** Both sides of what the rules read of a place. */
export interface GatheredFacts {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
}

/**
 * Gathers what the rules read of one place, as saved, with the liftings that still hold. The student's own yes counts where the rules ask for
 * it: over school age. Three reads.
 */
export async function gatherFacts(facts: FactsOfPlaces, judged: JudgedPlace): Promise<GatheredFacts> {
  const { host, place } = await gatherLifted(facts, judged);
  return { host, place };
}

/** The same, with what a lifting is about besides. */
export async function gatherLifted(facts: FactsOfPlaces, { id, slotId, studentId }: JudgedPlace): Promise<LiftedPlace> {
  const host = (await facts.ofSlots([slotId])).get(slotId);
  invariant(host !== undefined, 'a slot in which a place is held has facts');
  const student = (await facts.ofStudents([studentId], id)).get(studentId);
  if (student === undefined) return { host, place: {}, termsHash: '' };
  const { permissions, notes, unpaidGround, liftings: kept, termsHash, ...noted } = await facts.ofPlace(id);
  const place = { ...noted, student: { ...student, permissions, notes, unpaidGround } };
  const liftings = standing(kept, { host, place, termsHash });
  // Left out where there are none, so that the facts of almost every place are, to a letter, what they were.
  return { host, place: liftings.length === 0 ? place : { ...place, liftings }, termsHash };
}
