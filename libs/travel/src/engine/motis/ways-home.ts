import { haversineMetres, walkMinutes, type Point } from '#geo';
import { noWay, unknownWay, type Reach, type ReachQuestion } from '../travel-engine.js';
import type { RiddenStop } from './ridden-stops.js';

/** Faster in a straight line than `walkMinutes` ever is: bounds where to look, then every walk is timed. */
const swiftestMetresPerMinute = 80;

/** Metres of a degree of latitude, rounded down, so that no band is too narrow. */
const metresPerDegree = 111_000;

/** What the server was asked, and how it walks. */
export interface StopSearch {
  readonly stops: readonly RiddenStop[];
  /** The longest way that was asked for; beyond it nothing is known. */
  readonly searchedMinutes: number;
  /** A stop may itself have been reached on foot from where a ride ended, by a walk of up to this. */
  readonly longestTransferMinutes: number;
}

/**
 * Between the site and each home: the quickest of walking all the way and of walking between home and a stop. The walk at home counts as
 * one with the walk that may have led to its stop, so a way is sure only where both together are within the longest walk; a home that has
 * none but others is `unknownWay`. `stops` from south to north. O(homes x stops within a walk's latitude).
 */
export function waysHome({ site, homes, limits }: ReachQuestion, search: StopSearch): Pick<Reach, 'minutes' | 'rides'> {
  const minutes = new Uint16Array(homes.length).fill(noWay);
  const rides = new Uint8Array(homes.length);
  const searchedMinutes = Math.min(limits.maxMinutes, search.searchedMinutes);
  const surely = limits.maxWalkMinutes - search.longestTransferMinutes;
  homes.forEach((home, at) => {
    const onFoot = walkMinutes(haversineMetres(site, home));
    let isUnsure = searchedMinutes < limits.maxMinutes;
    if (onFoot <= Math.min(limits.maxWalkMinutes, limits.maxMinutes)) minutes[at] = onFoot;
    visitNear(search.stops, home, limits.maxWalkMinutes, (stop, walk) => {
      const total = stop.minutes + walk;
      if (total > searchedMinutes) return;
      if (walk > surely) isUnsure = true;
      else if (total < minutes[at]! || (total === minutes[at] && stop.rides < rides[at]!)) {
        minutes[at] = total;
        rides[at] = stop.rides;
      }
    });
    if (isUnsure && minutes[at] === noWay) minutes[at] = unknownWay;
  });
  return { minutes, rides };
}

/** Calls `visit` with every stop within that walk of the home, and the walk's minutes. */
function visitNear(
  stops: readonly RiddenStop[],
  home: Point,
  maxWalkMinutes: number,
  visit: (stop: RiddenStop, walk: number) => void,
): void {
  const north = (maxWalkMinutes * swiftestMetresPerMinute) / metresPerDegree;
  const east = north / Math.cos((Math.min(Math.abs(home.latitude) + north, 89.9) * Math.PI) / 180);
  for (let at = firstNorthOf(stops, home.latitude - north); at < stops.length; at++) {
    const stop = stops[at]!;
    if (stop.latitude > home.latitude + north) return;
    if (Math.abs(stop.longitude - home.longitude) > east) continue;
    const walk = walkMinutes(haversineMetres(stop, home));
    if (walk <= maxWalkMinutes) visit(stop, walk);
  }
}

function firstNorthOf(stops: readonly RiddenStop[], latitude: number): number {
  let low = 0;
  let high = stops.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stops[middle]!.latitude < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
