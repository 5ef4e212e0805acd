import {
  noWay,
  unknownWay,
  type Reach,
  type ReachQuestion,
  type TravelBasis,
  type TravelEngine,
} from '../engine/travel-engine.js';

/** A way in one direction. */
export interface OneWay {
  readonly minutes: number;
  /** 0 on foot. */
  readonly rides: number;
  readonly basis: TravelBasis;
}

/** What any walk rests on, whoever worked it out. */
export const walked: TravelBasis = { engine: 'ESTIMATE', timetableOf: null, rough: false, unanswered: [] };

/** The ways of one direction, asked for by place; null where there is none within the limits. */
export type WaysByPlace = (place: number) => OneWay | null;

/**
 * Asks the engine, and the other one about whatever the first does not know. At most two questions, the second only where it is needed;
 * then O(1) a place.
 */
export async function askBoth(
  engine: TravelEngine,
  otherwise: TravelEngine,
  question: ReachQuestion,
): Promise<WaysByPlace> {
  const first = await engine.reach(question);
  if (first !== null && !first.minutes.includes(unknownWay)) return (place) => wayAt(first, place);
  const second = await otherwise.reach(question);
  return (place) => {
    const known = first !== null && first.minutes[place] !== unknownWay;
    const reach = known ? first : second;
    return reach === null ? null : wayAt(reach, place);
  };
}

function wayAt({ minutes, rides, basis }: Reach, place: number): OneWay | null {
  const found = minutes[place] ?? noWay;
  if (found >= unknownWay) return null;
  const boarded = rides[place] ?? 0;
  return { minutes: found, rides: boarded, basis: boarded === 0 ? walked : basis };
}
