import type { FeedReading } from '../feed-reading.js';
import { gtfsTime } from '../tables/cells.js';
import type { Headway } from '../tables/read-frequencies.js';
import type { TripRows } from '../tables/read-trips.js';
import type { CallRows } from '../tables/read-stop-times.js';
import type { OrderedCalls } from './order-calls.js';

/** One trip of the timetable: a trip of the file, so many seconds later than it is written there. */
export interface Run {
  readonly id: string;
  readonly trip: number;
  readonly shiftSeconds: number;
}

/**
 * What runs, in the order of ids: each trip of at least two calls once, or as often as its headways say, then called
 * `<trip_id>@<HH:MM:SS>` after the time at which it sets out. Faults are two runs of one id and more calls than are allowed.
 * O(runs log runs).
 */
export function listRuns(
  feed: FeedReading,
  trips: TripRows,
  headways: readonly Headway[],
  calls: CallRows,
  { rows, first }: OrderedCalls,
): Run[] {
  const { faults, notes, limits } = feed;
  const callsOf = (trip: number): number => first[trip + 1]! - first[trip]!;
  const repeated = new Set(headways.map(({ trip }) => trip));
  const runs: Run[] = [];
  let callCount = 0;
  trips.index.ids.forEach((id, trip) => {
    if (trips.routes[trip]! < 0) return;
    if (callsOf(trip) < 2) return notes.add('TRIPS_OF_ONE_CALL');
    if (repeated.has(trip)) return;
    callCount += callsOf(trip);
    runs.push({ id, trip, shiftSeconds: 0 });
  });
  for (const headway of headways.filter(({ trip }) => callsOf(trip) >= 2)) {
    const { trip, from, until, headwaySeconds, isExact } = headway;
    const times = Math.ceil((until - from) / headwaySeconds);
    callCount += times * callsOf(trip);
    if (callCount > limits.mostCalls) break;
    notes.add('TRIPS_BY_HEADWAY', times);
    if (!isExact) notes.add('TRIPS_BY_LOOSE_HEADWAY', times);
    const setsOut = calls.departs[rows[first[trip]!]!]!;
    for (let at = from; at < until; at += headwaySeconds)
      runs.push({ id: `${trips.index.ids[trip]}@${gtfsTime(at)}`, trip, shiftSeconds: at - setsOut });
  }
  if (callCount > limits.mostCalls) faults.add(feed.files.name, null, `has more than ${limits.mostCalls} calls`);
  runs.sort((left, right) => (left.id < right.id ? -1 : left.id > right.id ? 1 : 0));
  runs.forEach(({ id }, at) => {
    if (id === runs[at - 1]?.id) faults.add('frequencies.txt', null, 'makes a trip set out twice at one time', id);
  });
  return runs;
}
