import { stepFreeCodes } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import { readTable } from '../source/read-table.js';
import { parseStepFree } from './cells.js';
import { IdIndex } from './id-index.js';
import type { RouteRows } from './read-routes.js';
import type { ServiceRows } from './read-services.js';

/** trips.txt by the order of its rows. */
export interface TripRows {
  readonly index: IdIndex;
  /** Position of the route; -1 for trips that are left out with their route. */
  readonly routes: number[];
  readonly services: number[];
  readonly headsigns: string[];
  readonly stepFree: number[];
}

const columns = {
  required: ['trip_id', 'route_id', 'service_id'],
  optional: ['trip_headsign', 'wheelchair_accessible'],
} as const;

/** All trips; those on routes that are left out are known by their ids only, so that their calls can be told. O(rows). */
export async function readTrips(feed: FeedReading, routes: RouteRows, services: ServiceRows): Promise<TripRows> {
  const trips: TripRows = { index: new IdIndex(), routes: [], services: [], headsigns: [], stepFree: [] };
  trips.index.isWhole = await readTable(feed, 'trips.txt', columns, (row) => {
    if (!trips.index.add(row, 'trip_id')) return;
    const route = routes.index.find(row, 'route_id', 'routes.txt');
    const isLeftOut = route >= 0 && routes.modes[route] === null;
    if (isLeftOut) feed.notes.add('TRIPS_OF_OTHER_MODES');
    const stepFree = parseStepFree(row.text('wheelchair_accessible'));
    if (stepFree === undefined) row.refuse('wheelchair_accessible', 'is none of 0, 1 and 2');
    trips.routes.push(isLeftOut ? -1 : route);
    trips.services.push(services.index.find(row, 'service_id', 'calendar.txt and calendar_dates.txt'));
    trips.headsigns.push(row.text('trip_headsign'));
    trips.stepFree.push(stepFree ?? stepFreeCodes.UNKNOWN);
  });
  return trips;
}
