import type { Point } from '#geo';
import type { DayNetwork } from '../network/day-network.js';
import { JourneySearch } from './journey-search.js';
import type { Journey, JourneyWithSlack } from './journey.js';
import type { SearchLimits } from './search-limits.js';

/**
 * The journey that leaves as late as can be and is there by `second`; of those the one that arrives earliest, with the fewest rides; on
 * foot where that lets one leave no earlier. `maxMinutes` counts until `second`, as in a table of minutes. Null where there is none.
 * Two searches.
 */
export function journeyArrivingBy(
  network: DayNetwork,
  from: Point,
  to: Point,
  second: number,
  limits: SearchLimits,
): JourneyWithSlack | null {
  const search = new JourneySearch(network, from, to, limits);
  const ride = search.lastRideBy(second, limits.maxMinutes * 60);
  return withSlack(laterOf(ride, walkBy(search, second)), second);
}

/**
 * The journey that leaves at `second` or later and arrives as early as can be; of those the one that leaves latest, with the fewest
 * rides; on foot where that is no slower. `maxMinutes` counts from `second`, as in a table of minutes. Null where there is none. Three
 * searches.
 */
export function journeyDepartingAt(
  network: DayNetwork,
  from: Point,
  to: Point,
  second: number,
  limits: SearchLimits,
): Journey | null {
  const search = new JourneySearch(network, from, to, limits);
  const ride = search.firstRideFrom(second, limits.maxMinutes * 60);
  const walk = search.onFootSeconds < Infinity ? search.onFoot(second) : null;
  return ride !== null && (walk === null || ride.arrives < walk.arrives) ? ride : walk;
}

/**
 * What to take instead so as to leave before `journey`: the journey that leaves latest of those that arrive before it does. On foot where
 * that lets one leave no earlier. Null where there is none, and for a walk, which can begin at any time. Here `maxMinutes` counts from
 * leaving to arriving.
 */
export function earlierOption(
  network: DayNetwork,
  from: Point,
  to: Point,
  journey: Journey,
  limits: SearchLimits,
): Journey | null {
  if (journey.rides === 0) return null;
  const search = new JourneySearch(network, from, to, limits);
  const by = journey.arrives - 1;
  return laterOf(lastRide(search, by, limits.maxMinutes * 60), walkBy(search, by));
}

/**
 * The last journey with which one is there by a second, however long before that: the way home that must not be missed. On foot where
 * that lets one leave no earlier. Here `maxMinutes` counts from leaving to arriving. Null where there is none all day.
 */
export function latestReturn(
  network: DayNetwork,
  from: Point,
  to: Point,
  homeBySecond: number,
  limits: SearchLimits,
): JourneyWithSlack | null {
  const search = new JourneySearch(network, from, to, limits);
  const ride = lastRide(search, homeBySecond, limits.maxMinutes * 60);
  return withSlack(laterOf(ride, walkBy(search, homeBySecond)), homeBySecond);
}

function walkBy(search: JourneySearch, second: number): Journey | null {
  return search.onFootSeconds === Infinity ? null : search.onFoot(second - search.onFootSeconds);
}

/** Whichever leaves later; the walk where both leave together. */
function laterOf(ride: Journey | null, walk: Journey | null): Journey | null {
  return ride !== null && (walk === null || ride.leaves > walk.leaves) ? ride : walk;
}

function withSlack(journey: Journey | null, second: number): JourneyWithSlack | null {
  return journey === null ? null : { ...journey, slackSeconds: second - journey.arrives };
}

/** Steps back from the second through journeys that take too long, or through times when nothing runs. */
function lastRide(search: JourneySearch, second: number, maxSeconds: number): Journey | null {
  let by = second;
  while (by > search.firstSecond) {
    // Whatever is there in the later half of this stretch and takes no longer than allowed has left within it.
    const ride = search.lastRideBy(by, 2 * maxSeconds);
    if (ride !== null && ride.arrives - ride.leaves <= maxSeconds) return ride;
    by = ride === null ? by - Math.max(maxSeconds, 1) : ride.arrives - 1;
  }
  return null;
}
