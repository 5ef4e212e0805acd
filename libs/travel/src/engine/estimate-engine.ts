import { haversineMetres, walkMinutes, type Point } from '#geo';
import { roughPublicTransportMinutes } from '../rough-minutes.js';
import {
  noWay,
  type Reach,
  type ReachQuestion,
  type SearchLimits,
  type TravelBasis,
  type TravelEngine,
} from './travel-engine.js';

const basis: TravelBasis = { engine: 'ESTIMATE', timetableOf: null, rough: true, unanswered: [] };

/** Beyond this straight-line distance a ride is taken to need a change: the reach of one city bus line. */
const oneRideMetres = 5_000;

/**
 * Travel times from straight-line distance alone, for places and dates that no timetable covers: on foot where that is near enough, else a
 * rough public transport estimate. The same out and back, at any hour. It always answers, so it stands last. A ride is guessed only for
 * somebody who may take any: routes that a student was trained for, and step-free ones, are not to be guessed. O(homes), some 0.2
 * microseconds each.
 */
export class EstimateEngine implements TravelEngine {
  readonly name = 'ESTIMATE';

  reach({ site, homes, limits }: ReachQuestion): Promise<Reach> {
    const minutes = new Uint16Array(homes.length).fill(noWay);
    const rides = new Uint8Array(homes.length);
    homes.forEach((home, at) => {
      const way = estimate(home, site, limits);
      if (way === null) return;
      minutes[at] = way.minutes;
      rides[at] = way.rides;
    });
    return Promise.resolve({ minutes, rides, basis });
  }
}

function estimate(home: Point, site: Point, limits: SearchLimits): { minutes: number; rides: number } | null {
  const crowMetres = haversineMetres(home, site);
  const walking = walkMinutes(crowMetres);
  const isWalk = walking <= limits.maxWalkMinutes;
  const mayRide = limits.modes.length > 0 && limits.routes === null && !limits.stepFree;
  if (!isWalk && !mayRide) return null;
  const way = isWalk
    ? { minutes: walking, rides: 0 }
    : {
        minutes: roughPublicTransportMinutes(crowMetres),
        rides: crowMetres <= oneRideMetres || limits.maxChanges === 0 ? 1 : 2,
      };
  return way.minutes <= limits.maxMinutes ? way : null;
}
