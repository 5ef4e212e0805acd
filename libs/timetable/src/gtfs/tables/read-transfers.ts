import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseWhole } from './cells.js';
import type { StopRows } from './read-stops.js';

/** A change that the publisher spoke about; either end may be a station, and then stands for all its stops. */
export interface TransferRow {
  readonly from: number;
  readonly to: number;
  /** To allow, or `impossible`. */
  readonly seconds: number;
  readonly line: number;
}

/** Stands for the seconds of a change that cannot be made. */
export const impossible = -1;

const columns = {
  required: ['from_stop_id', 'to_stop_id', 'transfer_type'],
  optional: ['min_transfer_time', 'from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id'],
} as const;

type Row = TableRow<(typeof columns)['required' | 'optional'][number]>;

const narrowing = ['from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id'] as const;

/**
 * The changes that hold for whoever makes them. Left out, and noted: those for some routes or trips only (staying in one's seat among
 * them), and those that name no time, since a recommendation is no promise of how long it takes. O(rows).
 */
export async function readTransfers(feed: FeedReading, stops: StopRows): Promise<TransferRow[]> {
  const transfers: TransferRow[] = [];
  if (!feed.files.has('transfers.txt')) {
    feed.notes.add('NO_TRANSFERS');
    return transfers;
  }
  const pairs = new Set<string>();
  await readTable(feed, 'transfers.txt', columns, (row) => {
    const type = row.text('transfer_type');
    if (!/^[0-5]?$/.test(type)) row.refuse('transfer_type', 'is none of 0 to 5');
    if (type === '4' || type === '5' || narrowing.some((column) => row.text(column) !== ''))
      return feed.notes.add('TRANSFERS_FOR_SOME_TRIPS');
    const from = stops.index.find(row, 'from_stop_id', 'stops.txt');
    const to = stops.index.find(row, 'to_stop_id', 'stops.txt');
    const seconds = type === '3' ? impossible : secondsIn(row, type === '2');
    if (from < 0 || to < 0) return;
    const pair = `${from} ${to}`;
    if (pairs.has(pair)) row.refuse('to_stop_id', 'has come before with this from_stop_id');
    pairs.add(pair);
    if (seconds === undefined) feed.notes.add('TRANSFERS_WITHOUT_TIME');
    else transfers.push({ from, to, seconds, line: row.line });
  });
  return transfers;
}

function secondsIn(row: Row, isNeeded: boolean): number | undefined {
  const text = row.text('min_transfer_time');
  const seconds = parseWhole(text);
  if (seconds === undefined && (isNeeded || text !== ''))
    row.refuse('min_transfer_time', 'is not a whole number of seconds');
  return seconds;
}
