import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Point } from '#geo';
import { dayNetwork, type DayNetwork } from '../network/day-network.js';
import { nearStops } from '../network/near-stops.js';
import { pointAt, secondDay, timetableOf } from '../network/timetable.fixture.js';
import { Agreement, walksFrom, type Comparison } from './agreement.fixture.js';
import { anyPoint, anySearches } from './any-search.fixture.js';
import { scanInput, secondsOnFoot } from './connection-scan.fixture.js';
import { prepareHomes } from './prepared-homes.js';
import { noJourney, reachHomes } from './reach-homes.js';
import type { SearchLimits } from './search-limits.js';
import { StopSearch } from './stop-search.js';

const limits: SearchLimits = {
  maxMinutes: 60,
  maxWalkMinutes: 15,
  maxChanges: 2,
  modes: ['BUS'],
  stepFree: false,
  routes: null,
};

/** One bus from A at 08:00 to B, 10 km east, at 08:20; the homes are looked up after a search to or from a place 300 m beyond B. */
function lookUp(
  homes: readonly Point[],
  direction: 'OUT' | 'BACK',
  second: number,
): [minutes: number, rides: number][] {
  const network = dayNetwork(
    timetableOf({
      stops: [
        { east: 0, north: 0 },
        { east: 10_000, north: 0 },
      ],
      trips: [
        {
          calls: [
            { stop: 0, arrives: 28_800 },
            { stop: 1, arrives: 30_000 },
          ],
        },
        {
          calls: [
            { stop: 1, arrives: 28_800 },
            { stop: 0, arrives: 30_000 },
          ],
        },
      ],
    }),
    secondDay,
  );
  const search = new StopSearch(network, limits);
  const near = nearStops(network, pointAt(10_300, 0), limits.maxWalkMinutes);
  const minutes = new Uint16Array(homes.length);
  const rides = new Uint8Array(homes.length);
  const reached = direction === 'OUT' ? search.arriveBy(near, second) : search.departAt(near, second);
  reachHomes(reached, prepareHomes(network, homes, limits.maxWalkMinutes), minutes, rides);
  return homes.map((_, home) => [minutes[home]!, rides[home]!]);
}

/** The same sums home by home from the scan's arrivals. */
function lookUpSlowly(
  network: DayNetwork,
  home: Point,
  site: Point,
  start: number,
  { scanned }: Comparison,
  { maxMinutes, maxWalkMinutes }: SearchLimits,
): string {
  const onFoot = secondsOnFoot(home, site);
  const ways: (readonly [seconds: number, rides: number])[] = walksFrom(network, home, maxWalkMinutes)
    .filter(([stop]) => scanned.rides[stop]! > 0)
    .map(([stop, walk]) => [scanned.arrives[stop]! + walk - start, scanned.rides[stop]!] as const);
  if (onFoot <= maxWalkMinutes * 60) ways.push([onFoot, 0]);
  const [best] = ways
    .filter(([seconds]) => seconds <= maxMinutes * 60)
    .toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  return best === undefined ? `${noJourney} with 0` : `${Math.ceil(best[0] / 60)} with ${best[1]}`;
}

describe('minutes between homes and a site', () => {
  it('count from leaving home to the clock time at the site, the wait there included', () => {
    // 200 m to A in 225 s, so leaving at 07:56:15; the bus is at B at 08:20, and 300 m beyond it at 08:25:38.
    expect(lookUp([pointAt(-200, 0)], 'OUT', 30_600)).toEqual([[34, 1]]);
    expect(lookUp([pointAt(-200, 0)], 'OUT', 30_337)).toEqual([[noJourney, 0]]);
  });

  it('count from the clock time at the site to being home, the wait for the bus included', () => {
    expect(lookUp([pointAt(-200, 0)], 'BACK', 28_000)).toEqual([[38, 1]]);
  });

  it('are those of the walk where no bus is quicker, with no rides', () => {
    expect(lookUp([pointAt(10_000, 100), pointAt(9_000, 0)], 'OUT', 30_600)).toEqual([
      [6, 0],
      [noJourney, 0],
    ]);
  });

  it('are those that a connection scan and a walk to every stop give, for any network and limits', () => {
    let byRide = 0;
    fc.assert(
      fc.property(
        anySearches,
        fc.array(anyPoint, { minLength: 1, maxLength: 4 }),
        ({ spec, limits: anyOfThem, searches }, points) => {
          const timetable = timetableOf(spec);
          const network = dayNetwork(timetable, secondDay);
          const agreement = new Agreement(network, scanInput(timetable, secondDay, anyOfThem), anyOfThem);
          const homes = prepareHomes(network, points, anyOfThem.maxWalkMinutes);
          for (const [direction, site, second] of searches) {
            const comparison = agreement.compare(direction, site, second);
            const minutes = new Uint16Array(points.length).fill(7);
            const rides = new Uint8Array(points.length).fill(7);
            reachHomes(comparison.reached, homes, minutes, rides);
            const start = direction === 'DEPART_AT' ? second : -second;
            points.forEach((home, at) => {
              expect(`${minutes[at]!} with ${rides[at]!}`).toBe(
                lookUpSlowly(network, home, site, start, comparison, anyOfThem),
              );
              if (rides[at]! > 0) byRide++;
            });
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(byRide).toBeGreaterThan(150);
  });
});
