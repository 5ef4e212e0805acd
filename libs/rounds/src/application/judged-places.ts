import { judged, type Judged } from '#clearances';
import { invariant, type LocalDate } from '#kernel';
import type { RuleFacts } from './ports.js';
import type { StudentAtSlot } from '../domain/instance.js';

/** What the rules say at ALLOCATE of students at slots, as things stand, in the order of the places. Two reads however many, some 20 microseconds a place. */
export async function judgedPlaces<Place extends StudentAtSlot>(
  places: readonly Place[],
  facts: RuleFacts,
  on: LocalDate,
): Promise<(Judged & { readonly place: Place })[]> {
  if (places.length === 0) return [];
  const hosts = await facts.ofSlots([...new Set(places.map(({ slotId }) => slotId))]);
  const students = await facts.ofStudents(places.map(({ studentId }) => studentId));
  return places.map((place) => {
    const host = hosts.get(place.slotId);
    invariant(host !== undefined, 'a slot that is offered has facts');
    return { place, ...judged('ALLOCATE', host, { student: students.get(place.studentId) ?? null }, on) };
  });
}
