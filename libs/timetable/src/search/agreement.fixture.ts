import type { Point } from '#geo';
import { nearStops } from '../network/near-stops.js';
import type { DayNetwork } from '../network/day-network.js';
import {
  areClearlyBeyond,
  connectionScan,
  mirrored,
  secondsOnFoot,
  stopPoint,
  type ScanInput,
  type ScanResult,
} from './connection-scan.fixture.js';
import type { SearchLimits } from './search-limits.js';
import { StopSearch, type ReachedStops, type SearchDirection } from './stop-search.js';

/** A search and what both methods make of it. */
export interface Comparison {
  /** What our search found. */
  readonly reached: ReachedStops;
  /** What the scan found, by the timetable's stops; times negated when searched by arrival. */
  readonly scanned: ScanResult;
  /** "stop 3: 4 at 1200 against 5 at 1170": nothing where the two agree. */
  readonly differences: readonly string[];
}

/** Holds searches of a network against connection scans of the same day, at every stop of the timetable. */
export class Agreement {
  private readonly search: StopSearch;
  private readonly back: ScanInput;

  constructor(
    private readonly network: DayNetwork,
    private readonly input: ScanInput,
    private readonly limits: SearchLimits,
  ) {
    this.search = new StopSearch(network, limits);
    this.back = mirrored(input);
  }

  compare(direction: SearchDirection, point: Point, second: number): Comparison {
    const { network, limits } = this;
    const near = nearStops(network, point, limits.maxWalkMinutes);
    const reached = direction === 'DEPART_AT' ? this.search.departAt(near, second) : this.search.arriveBy(near, second);
    const start = direction === 'DEPART_AT' ? second : -second;
    const scanned = connectionScan(
      direction === 'DEPART_AT' ? this.input : this.back,
      walksFrom(network, point, limits.maxWalkMinutes).map(([stop, walk]) => [stop, start + walk] as const),
      start + limits.maxMinutes * 60,
      limits.maxChanges,
    );
    const found = byTimetableStop(network, reached);
    const differences = scanned.arrives.flatMap((arrives, stop) => {
      const expected = `${scanned.rides[stop]!} at ${arrives}`;
      return expected === found[stop] ? [] : [`stop ${stop}: ${found[stop]!} against ${expected}`];
    });
    return { reached, scanned, differences };
  }
}

/** Stops of the timetable within a walk of a place, looked at one by one. */
export function walksFrom(
  { timetable }: DayNetwork,
  point: Point,
  maxWalkMinutes: number,
): (readonly [stop: number, seconds: number])[] {
  return [...timetable.stops.ids.keys()]
    .filter((stop) => !areClearlyBeyond(point, stopPoint(timetable, stop), maxWalkMinutes * 80))
    .map((stop) => [stop, secondsOnFoot(point, stopPoint(timetable, stop))] as const)
    .filter(([, walk]) => walk <= maxWalkMinutes * 60);
}

function byTimetableStop({ timetable, stops }: DayNetwork, reached: ReachedStops): string[] {
  const found = timetable.stops.ids.map(() => '0 at Infinity');
  for (const stop of reached.stops.subarray(0, reached.count))
    found[stops.timetableStop[stop]!] = `${reached.rides[stop]!} at ${reached.rideAt[stop]!}`;
  return found;
}
