import type { TimetableCalls, TimetableTrips } from '../../timetable.js';
import type { CallRows } from '../tables/read-stop-times.js';
import type { TripRows } from '../tables/read-trips.js';
import type { Run } from './list-runs.js';
import type { OrderedCalls } from './order-calls.js';
import type { UsedRows } from './used-rows.js';

/** Places of the rows that trips and calls point to. */
export interface Places {
  readonly stops: UsedRows;
  readonly routes: UsedRows;
  readonly services: UsedRows;
}

/** The columns of trips. O(trips). */
export function placeTrips(
  runs: readonly Run[],
  trips: TripRows,
  { first }: OrderedCalls,
  places: Places,
): TimetableTrips {
  const firstCall = new Uint32Array(runs.length + 1);
  runs.forEach(({ trip }, run) => (firstCall[run + 1] = firstCall[run]! + first[trip + 1]! - first[trip]!));
  return {
    ids: runs.map(({ id }) => id),
    headsigns: runs.map(({ trip }) => trips.headsigns[trip]!),
    routeOf: Uint32Array.from(runs, ({ trip }) => places.routes.places[trips.routes[trip]!]!),
    serviceOf: Uint32Array.from(runs, ({ trip }) => places.services.places[trips.services[trip]!]!),
    stepFree: Uint8Array.from(runs, ({ trip }) => trips.stepFree[trip]!),
    firstCall,
  };
}

/** The columns of calls. O(calls). */
export function placeCalls(
  runs: readonly Run[],
  calls: CallRows,
  { rows, first }: OrderedCalls,
  { stops }: Places,
  callCount: number,
): TimetableCalls {
  const placed = {
    stopOf: new Uint32Array(callCount),
    arrives: new Int32Array(callCount),
    departs: new Int32Array(callCount),
    boarding: new Uint8Array(callCount),
  };
  let call = 0;
  for (const { trip, shiftSeconds } of runs) {
    for (let at = first[trip]!; at < first[trip + 1]!; at++, call++) {
      const row = rows[at]!;
      placed.stopOf[call] = stops.places[calls.stops[row]!]!;
      placed.arrives[call] = calls.arrives[row]! + shiftSeconds;
      placed.departs[call] = calls.departs[row]! + shiftSeconds;
      placed.boarding[call] = calls.boarding[row]!;
    }
  }
  return placed;
}
