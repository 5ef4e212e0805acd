import { haversineMetres, type Point } from '#geo';
import type { FeedReading } from '../feed-reading.js';
import { gtfsTime } from '../tables/cells.js';
import type { StopRows } from '../tables/read-stops.js';
import { noTime, type CallRows } from '../tables/read-stop-times.js';
import type { OrderedCalls } from './order-calls.js';

const file = 'stop_times.txt';

/**
 * Fills in the times that are not given, in place: between two calls with times a vehicle goes at one speed along the straight lines
 * from stop to stop, and does not wait. Faults are a trip that does not begin and end with a time, one that goes back in time, and a
 * stop called at whose place on Earth is not known; one for each trip and stop. Trips of fewer than two calls are passed over. O(calls).
 */
export function timeCalls(feed: FeedReading, calls: CallRows, ordered: OrderedCalls, stops: StopRows): void {
  for (let trip = 0; trip + 1 < ordered.first.length; trip++) {
    const rows = ordered.rows.subarray(ordered.first[trip], ordered.first[trip + 1]);
    if (rows.length < 2) continue;
    const untimedEnd = [rows[0]!, rows.at(-1)!].find((row) => calls.arrives[row] === noTime);
    if (untimedEnd !== undefined) {
      feed.faults.add(file, calls.lines[untimedEnd]!, 'has no time, and is the first or the last call of its trip');
      continue;
    }
    const untimed = rows.filter((row) => calls.arrives[row] === noTime).length;
    feed.notes.add('CALLS_TIMED_BY_DISTANCE', untimed);
    if (untimed > 0) fillIn(calls, rows, stops);
    checkTimes(feed, calls, rows);
  }
}

function fillIn({ arrives, departs, stops: stopOf }: CallRows, rows: Uint32Array, stops: StopRows): void {
  const placeOf = (row: number): Point => pointOf(stops, stopOf[row]!);
  for (let from = 0, to = 1; to < rows.length; to++) {
    if (arrives[rows[to]!] === noTime) continue;
    // Metres from the last call with a time to each one after it.
    const metres = [0];
    for (let at = from + 1; at <= to; at++)
      metres.push(metres.at(-1)! + haversineMetres(placeOf(rows[at - 1]!), placeOf(rows[at]!)));
    const [start, seconds] = [departs[rows[from]!]!, arrives[rows[to]!]! - departs[rows[from]!]!];
    const whole = metres.at(-1)!;
    for (let at = from + 1; at < to; at++) {
      // Stops all in one place, or in none that is known, say nothing: then every leg takes as long as any other.
      const part = whole > 0 ? metres[at - from]! / whole : (at - from) / (to - from);
      arrives[rows[at]!] = departs[rows[at]!] = start + Math.round(seconds * part);
    }
    from = to;
  }
}

function checkTimes({ faults }: FeedReading, { arrives, departs, lines }: CallRows, rows: Uint32Array): void {
  let now = 0;
  for (const row of rows) {
    const early = arrives[row]! < now ? arrives[row]! : departs[row]! < arrives[row]! ? departs[row]! : undefined;
    if (early !== undefined) return faults.add(file, lines[row]!, 'goes back in time', gtfsTime(early));
    now = departs[row]!;
  }
}

/** Faults for the stops that something calls at and whose place is not known. O(calls). */
export function checkPlaces({ faults }: FeedReading, calls: CallRows, stops: StopRows): void {
  if (stops.unreadPoints.size === 0) return;
  const called = new Set(calls.stops);
  for (const [stop, text] of stops.unreadPoints) {
    if (called.has(stop))
      faults.add('stops.txt', stops.index.lines[stop]!, 'stop_lat and stop_lon are no place on Earth', text);
  }
}

function pointOf({ latitudes, longitudes }: StopRows, stop: number): Point {
  return { latitude: latitudes[stop]!, longitude: longitudes[stop]! };
}
