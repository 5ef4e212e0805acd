import { invariant, type AllocationId, type SchoolId } from '#kernel';
import type { StudentFacts } from '#safeguarding';
import type { HostFacts, PlaceFacts } from '../domain/judge.js';
import { standing, type LiftedPlace } from '../domain/lifting-of-place.js';
import type { FactsOfPlaces, JudgedPlace, NotedOfPlace } from './ports.js';

/** Both sides of what the rules read of a place. */
export interface GatheredFacts {
  readonly host: HostFacts;
  readonly place: Partial<PlaceFacts>;
}

/** Gathers what the rules read of one place, as saved, with the liftings that still hold. */
export async function gatherFacts(facts: FactsOfPlaces, judged: JudgedPlace): Promise<GatheredFacts> {
  const { host, place } = await gatherLifted(facts, judged);
  return { host, place };
}

/** The same, with what a lifting is about besides. */
export async function gatherLifted(facts: FactsOfPlaces, judged: JudgedPlace): Promise<LiftedPlace> {
  const gathered = (await gatherFactsOf(facts, [judged])).get(judged.id);
  invariant(gathered !== undefined, 'each place has facts');
  return gathered;
}

/**
 * Gathers what the rules read of places, as saved, by place. The student's own yes counts where the rules ask for it: over school age. Four
 * reads however many, and two more for each further school.
 */
export async function gatherFactsOf(
  facts: FactsOfPlaces,
  places: readonly JudgedPlace[],
): Promise<ReadonlyMap<AllocationId, LiftedPlace>> {
  const hosts = await hostsOf(facts, places);
  const students = await facts.ofStudentsIn(places);
  const noted = await facts.ofPlaces(places.map(({ id }) => id));
  return new Map(
    places.map(({ id, schoolId, slotId }) => {
      const [host, student, ofPlace] = [hosts.get(schoolId)?.get(slotId), students.get(id), noted.get(id)];
      invariant(host !== undefined, 'a slot in which a place is held has facts');
      if (student === undefined) return [id, { host, place: {}, termsHash: '' }];
      invariant(ofPlace !== undefined, 'a place that is judged is there');
      return [id, withStanding(host, student, ofPlace)];
    }),
  );
}

/** By school, since a school decides for itself about the adults of a host. */
async function hostsOf(
  facts: FactsOfPlaces,
  places: readonly JudgedPlace[],
): Promise<ReadonlyMap<SchoolId, ReadonlyMap<string, HostFacts>>> {
  const hosts = new Map<SchoolId, ReadonlyMap<string, HostFacts>>();
  for (const school of new Set(places.map(({ schoolId }) => schoolId))) {
    const slots = places.filter(({ schoolId }) => schoolId === school).map(({ slotId }) => slotId);
    hosts.set(school, await facts.ofSlots([...new Set(slots)], school));
  }
  return hosts;
}

function withStanding(
  host: HostFacts,
  student: StudentFacts,
  { permissions, notes, unpaidGround, tLevel, liftings: kept, termsHash, ...noted }: NotedOfPlace,
): LiftedPlace {
  const place = { ...noted, student: { ...student, permissions, notes, unpaidGround, tLevel } };
  const liftings = standing(kept, { host, place, termsHash });
  // Left out where there are none, so that the facts of almost every place are, to a letter, what they were.
  return { host, place: liftings.length === 0 ? place : { ...place, liftings }, termsHash };
}
