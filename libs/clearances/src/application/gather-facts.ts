import { invariant, type AllocationId } from '#kernel';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';
import type { FactsOfPlaces, JudgedPlace } from './ports.js';

/** Both sides of what the rules read of a place. */
export interface GatheredFacts {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
}

/** Gathers what the rules read of one place, as saved. */
export async function gatherFacts(facts: FactsOfPlaces, place: JudgedPlace): Promise<GatheredFacts> {
  const gathered = (await gatherFactsOf(facts, [place])).get(place.id);
  invariant(gathered !== undefined, 'each place has facts');
  return gathered;
}

/**
 * Gathers what the rules read of places, as saved, by place. The student's own yes counts where the rules ask for it: over school age. Four
 * reads however many.
 */
export async function gatherFactsOf(
  facts: FactsOfPlaces,
  places: readonly JudgedPlace[],
): Promise<ReadonlyMap<AllocationId, GatheredFacts>> {
  const hosts = await facts.ofSlots([...new Set(places.map(({ slotId }) => slotId))]);
  const students = await facts.ofStudentsIn(places);
  const noted = await facts.ofPlaces(places.map(({ id }) => id));
  return new Map(
    places.map(({ id, slotId }) => {
      const [host, student, ofPlace] = [hosts.get(slotId), students.get(id), noted.get(id)];
      invariant(host !== undefined, 'a slot in which a place is held has facts');
      if (student === undefined) return [id, { host, place: {} }];
      invariant(ofPlace !== undefined, 'a place that is judged is there');
      const { permissions, notes, unpaidGround, ...place } = ofPlace;
      return [id, { host, place: { ...place, student: { ...student, permissions, notes, unpaidGround } } }];
    }),
  );
}
