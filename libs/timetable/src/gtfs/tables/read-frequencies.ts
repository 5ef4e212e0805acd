import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseGtfsTime, parseWhole } from './cells.js';
import type { TripRows } from './read-trips.js';

/** A trip runs from `from` on every `headwaySeconds`, the last time before `until`; seconds after the start of the service day. */
export interface Headway {
  readonly trip: number;
  readonly from: number;
  readonly until: number;
  readonly headwaySeconds: number;
  readonly isExact: boolean;
  readonly line: number;
}

const columns = {
  required: ['trip_id', 'start_time', 'end_time', 'headway_secs'],
  optional: ['exact_times'],
} as const;

/** The rows of frequencies.txt without those of trips that are left out; none where there is no such file. O(rows). */
export async function readFrequencies(feed: FeedReading, trips: TripRows): Promise<Headway[]> {
  const headways: Headway[] = [];
  if (!feed.files.has('frequencies.txt')) return headways;
  await readTable(feed, 'frequencies.txt', columns, (row) => {
    const trip = trips.index.find(row, 'trip_id', 'trips.txt');
    const from = timeIn(row, 'start_time');
    const until = timeIn(row, 'end_time');
    const headwaySeconds = parseWhole(row.text('headway_secs'));
    if (until <= from) row.refuse('end_time', 'is not after start_time');
    if (headwaySeconds === undefined || headwaySeconds === 0)
      row.refuse('headway_secs', 'is not a whole number above 0');
    else if (trip >= 0 && trips.routes[trip]! >= 0)
      headways.push({ trip, from, until, headwaySeconds, isExact: row.text('exact_times') === '1', line: row.line });
  });
  return headways;
}

/** NaN, and a fault, where the cell holds no time. */
function timeIn<Column extends string>(row: TableRow<Column>, column: Column): number {
  const time = parseGtfsTime(row.text(column));
  if (time === undefined) row.refuse(column, 'is not a time of the form HH:MM:SS');
  return time ?? Number.NaN;
}
