import { parsePoint, type Point } from '#geo';
import { stepFreeCodes } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import { readTable, type TableRow } from '../source/read-table.js';
import { parseStepFree, parseWhole } from './cells.js';
import { IdIndex } from './id-index.js';

/** Values of location_type. */
export const locationTypes = { STOP: 0, STATION: 1 } as const;

const mostLocationType = 4;

/** stops.txt by the order of its rows, stations and entrances among them. */
export interface StopRows {
  readonly index: IdIndex;
  readonly names: string[];
  /** WGS 84 degrees; NaN where none can be read, which is a fault of a stop that something calls at. */
  readonly latitudes: number[];
  readonly longitudes: number[];
  /** What stands in place of those that cannot be read, by position. */
  readonly unreadPoints: Map<number, string>;
  readonly stepFree: number[];
  readonly types: number[];
  /** Position of the station that a stop belongs to, or -1. */
  readonly stations: number[];
}

const columns = {
  required: ['stop_id', 'stop_lat', 'stop_lon'],
  optional: ['stop_name', 'location_type', 'parent_station', 'wheelchair_boarding'],
} as const;

type StopRow = TableRow<(typeof columns)['required' | 'optional'][number]>;

interface Parent {
  readonly stop: number;
  readonly id: string;
}

/**
 * All stops. One without a name, or without a word on wheelchairs, has its station's; one still without a name has its id. The point
 * 0, 0 is nobody's: it lies in the sea off Africa and stands in files for "not known". O(rows).
 */
export async function readStops(feed: FeedReading): Promise<StopRows> {
  const stops: StopRows = {
    index: new IdIndex(),
    names: [],
    latitudes: [],
    longitudes: [],
    unreadPoints: new Map(),
    stepFree: [],
    types: [],
    stations: [],
  };
  const parents: Parent[] = [];
  stops.index.isWhole = await readTable(feed, 'stops.txt', columns, (row) => {
    if (!stops.index.add(row, 'stop_id')) return;
    const parent = row.text('parent_station');
    if (parent !== '') parents.push({ stop: stops.names.length, id: parent });
    addStop(stops, row);
  });
  for (const parent of parents) joinStation(stops, parent, feed);
  stops.names.forEach((name, stop) => (stops.names[stop] = name || stops.index.ids[stop]!));
  return stops;
}

function addStop(stops: StopRows, row: StopRow): void {
  const type = parseWhole(row.text('location_type') || '0');
  if (type === undefined || type > mostLocationType) row.refuse('location_type', 'is none of 0 to 4');
  const stepFree = parseStepFree(row.text('wheelchair_boarding'));
  if (stepFree === undefined) row.refuse('wheelchair_boarding', 'is none of 0, 1 and 2');
  const point = placeOf(row);
  if (point === undefined)
    stops.unreadPoints.set(stops.names.length, `${row.text('stop_lat')}, ${row.text('stop_lon')}`);
  stops.names.push(row.text('stop_name'));
  stops.latitudes.push(point?.latitude ?? Number.NaN);
  stops.longitudes.push(point?.longitude ?? Number.NaN);
  stops.stepFree.push(stepFree ?? stepFreeCodes.UNKNOWN);
  stops.types.push(type ?? locationTypes.STOP);
  stops.stations.push(-1);
}

function placeOf(row: StopRow): Point | undefined {
  const point = parsePoint(row.text('stop_lat'), row.text('stop_lon'));
  return point !== undefined && point.latitude === 0 && point.longitude === 0 ? undefined : point;
}

function joinStation(stops: StopRows, { stop, id }: Parent, { faults }: FeedReading): void {
  const station = stops.index.positionOf(id);
  const line = stops.index.lines[stop]!;
  if (station < 0) {
    if (stops.index.isWhole) faults.add('stops.txt', line, 'parent_station is not in stops.txt', id);
  } else if (stops.types[stop] === locationTypes.STOP) {
    if (stops.types[station] !== locationTypes.STATION)
      faults.add('stops.txt', line, 'parent_station is not a station', id);
    stops.stations[stop] = station;
    stops.names[stop] ||= stops.names[station]!;
    stops.stepFree[stop] ||= stops.stepFree[station]!;
  }
}
