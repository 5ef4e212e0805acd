import { haversineMetres, type Point } from '#geo';
import { invariant } from '#kernel';
import type { DayNetwork } from '../network/day-network.js';
import { nearStops, type NearStops } from '../network/near-stops.js';
import { walkSeconds } from '../network/walk-seconds.js';
import { DirectedSearch } from './directed-search.js';
import type { Journey } from './journey.js';
import { rideJourney, walkJourney } from './legs.js';
import { RideTrace } from './ride-trace.js';
import { checkLimits, type SearchLimits } from './search-limits.js';

/** Searches between two places, in memory of their own. Ways by ride and the walk are kept apart: a walk can begin at any second. */
export class JourneySearch {
  /** Seconds on foot the whole way; `Infinity` where that is beyond the limits. */
  readonly onFootSeconds: number;
  /** When the first vehicle of the day sets out. */
  readonly firstSecond: number;
  private readonly trace: RideTrace;
  private readonly forward: DirectedSearch;
  private readonly backward: DirectedSearch;
  private readonly nearFrom: NearStops;
  private readonly nearTo: NearStops;

  constructor(
    private readonly network: DayNetwork,
    private readonly from: Point,
    private readonly to: Point,
    limits: SearchLimits,
  ) {
    checkLimits(limits);
    const onFoot = walkSeconds(haversineMetres(from, to));
    this.onFootSeconds = onFoot <= Math.min(limits.maxWalkMinutes, limits.maxMinutes) * 60 ? onFoot : Infinity;
    this.trace = new RideTrace(network, limits.maxChanges);
    this.forward = new DirectedSearch(network, network.forward, limits, this.trace);
    this.backward = new DirectedSearch(network, network.backward, limits, null);
    this.nearFrom = nearStops(network, from, limits.maxWalkMinutes);
    this.nearTo = nearStops(network, to, limits.maxWalkMinutes);
    this.firstSecond = network.forward.firstRow
      .subarray(0, -1)
      .reduce((first, row) => Math.min(first, network.forward.rowStart[row]!), Infinity);
  }

  /** The walk, leaving at a second. */
  onFoot(leaves: number): Journey {
    return walkJourney(this.from, this.to, leaves);
  }

  /** The ride that arrives earliest of all that leave at a second or later; null where none is there in time. Of equally early ones that with the fewest rides, then the shortest last walk. */
  private ridingFrom(second: number, maxSeconds: number, maxChanges?: number): Journey | null {
    const { forward, nearTo, network, trace, from, to } = this;
    forward.run(this.nearFrom, second, maxSeconds, maxChanges);
    const last = quickest(forward, nearTo);
    return last === null || last.second > second + maxSeconds ? null : rideJourney(network, trace, from, to, last);
  }

  /** The second at which one has to leave at the latest so as to be there by ride at `second`; null where none is there in time. */
  private latestToLeave(second: number, maxSeconds: number, maxChanges?: number): number | null {
    this.backward.run(this.nearTo, -second, maxSeconds, maxChanges);
    const last = quickest(this.backward, this.nearFrom);
    return last === null || -last.second < second - maxSeconds ? null : -last.second;
  }

  /** The ride that leaves last of all that are there by `second`; of those the one that arrives earliest. Null where none is in time. */
  lastRideBy(second: number, maxSeconds: number, maxChanges?: number): Journey | null {
    const leaves = this.latestToLeave(second, maxSeconds, maxChanges);
    if (leaves === null) return null;
    const ride = this.ridingFrom(leaves, second - leaves, maxChanges);
    invariant(ride !== null, 'what is found backward is found forward');
    return ride;
  }

  /** The ride that arrives earliest of all that leave at `second` or later; of those the one that leaves last. Null where none is in time. */
  firstRideFrom(second: number, maxSeconds: number, maxChanges?: number): Journey | null {
    const first = this.ridingFrom(second, maxSeconds, maxChanges);
    return first === null ? null : this.lastRideBy(first.arrives, first.arrives - second, maxChanges);
  }
}

function quickest(
  { rideAt, rides }: DirectedSearch,
  { stops, walkSeconds: walks }: NearStops,
): { stop: number; rides: number; second: number } | null {
  let best = null;
  for (let at = 0; at < stops.length; at++) {
    const stop = stops[at]!;
    if (rides[stop] === 0) continue;
    const second = rideAt[stop]! + walks[at]!;
    if (best === null || second < best.second || (second === best.second && rides[stop]! < best.rides))
      best = { stop, rides: rides[stop]!, second };
  }
  return best;
}
