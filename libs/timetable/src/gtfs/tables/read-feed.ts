import type { FeedReading } from '../feed-reading.js';
import { readAgencies } from './read-agencies.js';
import { readFrequencies, type Headway } from './read-frequencies.js';
import { readPublishers } from './read-publishers.js';
import { readRoutes, type RouteRows } from './read-routes.js';
import { readServices, type ServiceRows } from './read-services.js';
import { readStops, type StopRows } from './read-stops.js';
import { readStopTimes, type CallRows } from './read-stop-times.js';
import { readTransfers, type TransferRow } from './read-transfers.js';
import { readTrips, type TripRows } from './read-trips.js';

/** All rows of a feed that matter to a timetable, by file. */
export interface FeedRows {
  readonly publishers: readonly string[];
  readonly stops: StopRows;
  readonly routes: RouteRows;
  readonly services: ServiceRows;
  readonly trips: TripRows;
  readonly calls: CallRows;
  readonly headways: readonly Headway[];
  readonly transfers: readonly TransferRow[];
}

/** Reads the files one after the other, each after those that its rows point to. O(length of the files). */
export async function readFeed(feed: FeedReading): Promise<FeedRows> {
  const agencies = await readAgencies(feed);
  const publishers = await readPublishers(feed, agencies);
  const routes = await readRoutes(feed, agencies);
  const stops = await readStops(feed);
  const services = await readServices(feed);
  const trips = await readTrips(feed, routes, services);
  const calls = await readStopTimes(feed, trips, stops);
  const headways = await readFrequencies(feed, trips);
  const transfers = await readTransfers(feed, stops);
  return { publishers, stops, routes, services, trips, calls, headways, transfers };
}
