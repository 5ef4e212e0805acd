import type { Point } from '#geo';
import type { DayNetwork } from '../network/day-network.js';
import { JourneySearch } from './journey-search.js';
import type { Journey } from './journey.js';
import type { SearchLimits } from './search-limits.js';

/**
 * All journeys worth having that leave from one second to another, both included: each leaves later, arrives earlier or changes less than
 * every other. First by leaving, then by arriving. Where the walk is within the limits it stands there once, leaving at `fromSecond`,
 * with those rides only that are quicker. `maxMinutes` counts from leaving to arriving. Three searches for each journey and number of
 * changes.
 */
export function journeysBetween(
  network: DayNetwork,
  from: Point,
  to: Point,
  fromSecond: number,
  untilSecond: number,
  limits: SearchLimits,
): Journey[] {
  const search = new JourneySearch(network, from, to, limits);
  const maxSeconds = Math.min(limits.maxMinutes * 60, search.onFootSeconds - 1);
  const found: Journey[] = [];
  for (let changes = 0; changes <= limits.maxChanges; changes++) {
    for (const ride of ridesBetween(search, fromSecond, untilSecond, maxSeconds, changes)) {
      if (!found.some((other) => isAsGood(other, ride))) found.push(ride);
    }
  }
  if (search.onFootSeconds < Infinity && fromSecond <= untilSecond) found.push(search.onFoot(fromSecond));
  return found.sort(
    (one, other) => one.leaves - other.leaves || one.arrives - other.arrives || one.rides - other.rides,
  );
}

/** Those with at most so many changes, each leaving later and arriving later than the one before. */
function* ridesBetween(
  search: JourneySearch,
  fromSecond: number,
  untilSecond: number,
  maxSeconds: number,
  maxChanges: number,
): Generator<Journey> {
  for (let second = fromSecond; second <= untilSecond;) {
    const ride = search.firstRideFrom(second, untilSecond - second + maxSeconds, maxChanges);
    if (ride === null || ride.leaves > untilSecond) return;
    if (ride.arrives - ride.leaves <= maxSeconds) yield ride;
    second = ride.leaves + 1;
  }
}

function isAsGood(one: Journey, other: Journey): boolean {
  return one.leaves >= other.leaves && one.arrives <= other.arrives && one.rides <= other.rides;
}
