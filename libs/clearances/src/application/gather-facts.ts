import { invariant, type AllocationId, type SchoolId, type SlotId, type StudentId } from '#kernel';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';
import type { FactsOfPlaces } from './ports.js';

/** A place as far as its facts go. */
export interface JudgedPlace {
  readonly id: AllocationId;
  readonly schoolId: SchoolId;
  readonly slotId: SlotId;
  readonly studentId: StudentId;
}

/** Both sides of what the rules read of a place. */
export interface GatheredFacts {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
}

/**
 * Gathers what the rules read of one place, as saved. The student's own yes counts where the rules ask for it: over school age. Three
 * reads.
 */
export async function gatherFacts(
  facts: FactsOfPlaces,
  { id, schoolId, slotId, studentId }: JudgedPlace,
): Promise<GatheredFacts> {
  const host = (await facts.ofSlots([slotId], schoolId)).get(slotId);
  invariant(host !== undefined, 'a slot in which a place is held has facts');
  const student = (await facts.ofStudents([studentId], id)).get(studentId);
  if (student === undefined) return { host, place: {} };
  const { permissions, notes, unpaidGround, ...place } = await facts.ofPlace(id);
  return { host, place: { ...place, student: { ...student, permissions, notes, unpaidGround } } };
}
