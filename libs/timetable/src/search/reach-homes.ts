import { visitWithin } from '../network/place-index.js';
import { walkRadiusMetres, walkSeconds } from '../network/walk-seconds.js';
import type { PreparedHomes } from './prepared-homes.js';
import type { ReachedStops } from './stop-search.js';

/** Minutes of a home from or to which there is no way within the limits. */
export const noJourney = 0xffff;

/** Seconds and rides are compared as one number: seconds first, and of equally quick ways that with the fewest rides. */
const ridesBits = 8;

/**
 * Fills in, home by home, whole minutes, rounded up, from leaving home until the search's clock time (ARRIVE_BY), or from the clock time
 * until being home (DEPART_AT), and the fewest vehicles boarded on a way that quick; `noJourney` and 0 where there is none within the
 * search's limits. A walk the whole way, if one is no longer than the homes' `maxWalkMinutes`, is taken where no ride is quicker: 0 rides.
 * Only homes near the stops reached cost anything: 50 microseconds for 215 homes in a conurbation.
 */
export function reachHomes(
  { near: site, limits, second, direction, count, stops, rideAt, rides }: ReachedStops,
  homes: PreparedHomes,
  minutes: Uint16Array,
  ridesOf: Uint8Array,
): void {
  const { nearStart, near, scratch: best } = homes;
  const none = (Math.floor(limits.maxMinutes * 60) + 1) << ridesBits;
  best.fill(none);
  const maxWalkSeconds = Math.min(homes.maxWalkMinutes, limits.maxMinutes) * 60;
  visitWithin(homes.index, site.point, walkRadiusMetres(maxWalkSeconds), (home, crowMetres) => {
    const seconds = walkSeconds(crowMetres);
    if (seconds <= maxWalkSeconds) best[home] = seconds << ridesBits;
  });
  const start = direction === 'DEPART_AT' ? second : -second;
  for (let at = 0; at < count; at++) {
    const stop = stops[at]!;
    const key = ((rideAt[stop]! - start) << ridesBits) | rides[stop]!;
    const end = 2 * nearStart[stop + 1]!;
    for (let pair = 2 * nearStart[stop]!; pair < end; pair += 2) {
      const whole = key + (near[pair + 1]! << ridesBits);
      if (whole >= none) break;
      const home = near[pair]!;
      if (whole < best[home]!) best[home] = whole;
    }
  }
  for (let home = 0; home < homes.count; home++) {
    const whole = best[home]!;
    const isReached = whole < none;
    minutes[home] = isReached ? Math.ceil((whole >> ridesBits) / 60) : noJourney;
    ridesOf[home] = isReached ? whole & ((1 << ridesBits) - 1) : 0;
  }
}
