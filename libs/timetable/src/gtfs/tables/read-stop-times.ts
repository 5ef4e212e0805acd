import { boardingBits } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseGtfsTime, parseWhole } from './cells.js';
import { IntColumn } from './int-column.js';
import { locationTypes, type StopRows } from './read-stops.js';
import type { TripRows } from './read-trips.js';

/** Stands for a time that is not given. */
export const noTime = -1;

/** stop_times.txt by the order of its rows, without those of trips that are left out. Times are seconds after the start of the service day. */
export interface CallRows {
  readonly trips: Int32Array;
  readonly stops: Int32Array;
  readonly sequences: Int32Array;
  /** `noTime` in both where neither is given; the one stands for the other where one is. */
  readonly arrives: Int32Array;
  readonly departs: Int32Array;
  /** `boardingBits` together. */
  readonly boarding: Int32Array;
  readonly lines: Int32Array;
}

const columns = {
  required: ['trip_id', 'stop_id', 'stop_sequence', 'arrival_time', 'departure_time'],
  optional: ['pickup_type', 'drop_off_type'],
} as const;

type CallRow = TableRow<(typeof columns)['required' | 'optional'][number]>;

/** All calls. One can get on or off where it is regular; where it takes a telephone call or a word with the driver, nobody may count on it. O(rows). */
export async function readStopTimes(feed: FeedReading, trips: TripRows, stops: StopRows): Promise<CallRows> {
  const reader = new CallReader(feed, trips, stops);
  await readTable(feed, 'stop_times.txt', columns, (row) => reader.add(row));
  return reader.rows();
}

class CallReader {
  private readonly trips = new IntColumn();
  private readonly stops = new IntColumn();
  private readonly sequences = new IntColumn();
  private readonly arrives = new IntColumn();
  private readonly departs = new IntColumn();
  private readonly boarding = new IntColumn();
  private readonly lines = new IntColumn();
  // A trip's calls mostly stand together: its id is looked up once.
  private lastTripId: string | undefined;
  private lastTrip = -1;

  constructor(
    private readonly feed: FeedReading,
    private readonly tripRows: TripRows,
    private readonly stopRows: StopRows,
  ) {}

  add(row: CallRow): void {
    const tripId = row.text('trip_id');
    if (tripId !== this.lastTripId) {
      this.lastTripId = tripId;
      this.lastTrip = this.tripRows.index.find(row, 'trip_id', 'trips.txt');
    }
    const stop = this.stopRows.index.find(row, 'stop_id', 'stops.txt');
    if (stop >= 0 && this.stopRows.types[stop] !== locationTypes.STOP)
      row.refuse('stop_id', 'is a station, an entrance or the like, where nothing can call');
    const sequence = parseWhole(row.text('stop_sequence'));
    if (sequence === undefined) row.refuse('stop_sequence', 'is not a whole number');
    const arrives = timeIn(row, 'arrival_time');
    const departs = timeIn(row, 'departure_time');
    const rules = [ruleIn(row, 'pickup_type'), ruleIn(row, 'drop_off_type')] as const;
    if (this.lastTrip < 0 || stop < 0 || this.tripRows.routes[this.lastTrip]! < 0) return;
    this.trips.push(this.lastTrip);
    this.stops.push(stop);
    this.sequences.push(sequence ?? 0);
    this.arrives.push(arrives === noTime ? departs : arrives);
    this.departs.push(departs === noTime ? arrives : departs);
    this.boarding.push(this.boardingOf(...rules));
    this.lines.push(row.line);
  }

  rows(): CallRows {
    return {
      trips: this.trips.values(),
      stops: this.stops.values(),
      sequences: this.sequences.values(),
      arrives: this.arrives.values(),
      departs: this.departs.values(),
      boarding: this.boarding.values(),
      lines: this.lines.values(),
    };
  }

  private boardingOf(pickup: BoardingRule, dropOff: BoardingRule): number {
    if (pickup === 'BY_ARRANGEMENT' || dropOff === 'BY_ARRANGEMENT') this.feed.notes.add('CALLS_BY_ARRANGEMENT');
    return (pickup === 'REGULAR' ? boardingBits.ON : 0) | (dropOff === 'REGULAR' ? boardingBits.OFF : 0);
  }
}

function timeIn(row: CallRow, column: 'arrival_time' | 'departure_time'): number {
  const text = row.text(column);
  if (text === '') return noTime;
  const time = parseGtfsTime(text);
  if (time === undefined) row.refuse(column, 'is not a time of the form HH:MM:SS');
  return time ?? noTime;
}

type BoardingRule = 'REGULAR' | 'NONE' | 'BY_ARRANGEMENT';

const boardingRules: Readonly<Partial<Record<string, BoardingRule>>> = {
  '': 'REGULAR',
  0: 'REGULAR',
  1: 'NONE',
  2: 'BY_ARRANGEMENT',
  3: 'BY_ARRANGEMENT',
};

function ruleIn(row: CallRow, column: 'pickup_type' | 'drop_off_type'): BoardingRule {
  const rule = boardingRules[row.text(column)];
  if (rule === undefined) row.refuse(column, 'is none of 0 to 3');
  return rule ?? 'NONE';
}
