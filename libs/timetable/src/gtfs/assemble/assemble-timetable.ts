import type { Timetable } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import type { FeedRows } from '../tables/read-feed.js';
import type { CallRows } from '../tables/read-stop-times.js';
import { listRuns } from './list-runs.js';
import { orderCalls, type OrderedCalls } from './order-calls.js';
import { placeCalls, placeTrips } from './place-calls.js';
import { placeServices, runsAtAll } from './place-services.js';
import { placeTransfers } from './place-transfers.js';
import { checkPlaces, timeCalls } from './time-calls.js';
import { usedRows } from './used-rows.js';

/**
 * The timetable that the rows of a feed give, with everything in the order of ids, so that the order of rows in the files does not
 * matter. Throws `TimetableRefused` with all faults, those found before among them. O(calls + services * days), plus sorting ids.
 */
export function assembleTimetable(feed: FeedReading, tables: FeedRows): Timetable {
  const { faults, notes, files } = feed;
  const { publishers, stops, routes, services, trips, calls, headways, transfers } = tables;
  const ordered = orderCalls(calls, trips.index.ids.length, faults);
  timeCalls(feed, calls, ordered, stops);
  checkPlaces(feed, calls, stops);
  const runs = listRuns(feed, trips, headways, calls, ordered);
  faults.throwIfAny();
  if (runs.length === 0) faults.refuse(files.name, null, 'has no trip that calls at two stops');
  const tripsRun = [...new Set(runs.map(({ trip }) => trip))];
  const places = {
    stops: usedRows(stops.index.ids, stopsCalledAt(tripsRun, calls, ordered)),
    routes: usedRows(routes.index.ids, new Set(tripsRun.map((trip) => trips.routes[trip]!))),
    services: usedRows(services.index.ids, new Set(tripsRun.map((trip) => trips.services[trip]!))),
  };
  const idle = new Set(places.services.rows.filter((row) => !runsAtAll(services.plans[row]!)));
  notes.add('TRIPS_WITHOUT_DAYS', runs.filter(({ trip }) => idle.has(trips.services[trip]!)).length);
  const placedTrips = placeTrips(runs, trips, ordered, places);
  return {
    publishers,
    stops: {
      ids: places.stops.rows.map((row) => stops.index.ids[row]!),
      names: places.stops.rows.map((row) => stops.names[row]!),
      latitudes: Float64Array.from(places.stops.rows, (row) => stops.latitudes[row]!),
      longitudes: Float64Array.from(places.stops.rows, (row) => stops.longitudes[row]!),
      stepFree: Uint8Array.from(places.stops.rows, (row) => stops.stepFree[row]!),
    },
    routes: {
      ids: places.routes.rows.map((row) => routes.index.ids[row]!),
      names: places.routes.rows.map((row) => routes.names[row]!),
      operators: places.routes.rows.map((row) => routes.operators[row]!),
      modes: places.routes.rows.map((row) => routes.modes[row]!),
    },
    trips: placedTrips,
    calls: placeCalls(runs, calls, ordered, places, placedTrips.firstCall.at(-1)!),
    services: placeServices(feed, services, places.services),
    transfers: placeTransfers(feed, transfers, stops, places.stops),
  };
}

function stopsCalledAt(tripsRun: readonly number[], { stops }: CallRows, { rows, first }: OrderedCalls): Set<number> {
  const called = new Set<number>();
  for (const trip of tripsRun) {
    for (let at = first[trip]!; at < first[trip + 1]!; at++) called.add(stops[rows[at]!]!);
  }
  return called;
}
