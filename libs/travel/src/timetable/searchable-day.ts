import type { Point } from '#geo';
import {
  nearStops,
  noJourney,
  prepareHomes,
  reachHomes,
  StopSearch,
  type DayNetwork,
  type PreparedHomes,
} from '#timetable';
import { unknownWay, type ReachQuestion, type SearchLimits } from '../engine/travel-engine.js';
import { KeptReaches } from './kept-reaches.js';

/** Minutes on foot to the nearest stop from which a place counts as covered by a timetable: some 3 km in a straight line. */
const coveredWithinMinutes = 50;

/** Homes as a search of this day wants them. */
interface HomesOfDay {
  readonly prepared: PreparedHomes;
  /** 1 for homes with a stop in the wider neighbourhood: of the others the timetable knows nothing. */
  readonly isCovered: Uint8Array;
}

/** A day's network with its searches: memory is used again, and what was searched is kept. */
export class SearchableDay {
  private readonly searches = new Map<string, StopSearch>();
  private readonly reaches = new KeptReaches();
  private readonly homes = new WeakMap<readonly Point[], Map<number, HomesOfDay>>();

  constructor(readonly network: DayNetwork) {}

  /** True when something runs within some 3 km of the place. */
  covers(place: Point): boolean {
    return nearStops(this.network, place, coveredWithinMinutes).stops.length > 0;
  }

  /** Minutes and rides for each home: a search unless it was made before, then a look-up a home. The site must be covered. */
  reach({ direction, site, minute, homes, limits }: ReachQuestion): { minutes: Uint16Array; rides: Uint8Array } {
    const { prepared, isCovered } = this.homesOf(homes, limits.maxWalkMinutes);
    const limitsKey = JSON.stringify(limits);
    const question = `${direction} ${site.latitude},${site.longitude} ${minute} ${limitsKey}`;
    const reached = this.reaches.get(question, () => {
      const near = nearStops(this.network, site, limits.maxWalkMinutes);
      const search = this.searchWith(limits, limitsKey);
      return direction === 'OUT' ? search.arriveBy(near, minute * 60) : search.departAt(near, minute * 60);
    });
    const minutes = new Uint16Array(homes.length);
    const rides = new Uint8Array(homes.length);
    reachHomes(reached, prepared, minutes, rides);
    for (let home = 0; home < homes.length; home++) {
      if (minutes[home] === noJourney && isCovered[home] === 0) minutes[home] = unknownWay;
    }
    return { minutes, rides };
  }

  private searchWith(limits: SearchLimits, key: string): StopSearch {
    let search = this.searches.get(key);
    if (search === undefined) this.searches.set(key, (search = new StopSearch(this.network, limits)));
    return search;
  }

  private homesOf(points: readonly Point[], maxWalkMinutes: number): HomesOfDay {
    let byWalk = this.homes.get(points);
    if (byWalk === undefined) this.homes.set(points, (byWalk = new Map<number, HomesOfDay>()));
    let homes = byWalk.get(maxWalkMinutes);
    if (homes === undefined) {
      homes = {
        prepared: prepareHomes(this.network, points, maxWalkMinutes),
        isCovered: Uint8Array.from(points, (point) => (this.covers(point) ? 1 : 0)),
      };
      byWalk.set(maxWalkMinutes, homes);
    }
    return homes;
  }
}
