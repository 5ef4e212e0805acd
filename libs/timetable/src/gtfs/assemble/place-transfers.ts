import type { TimetableTransfers } from '../../timetable.js';
import type { FeedReading } from '../feed-reading.js';
import { locationTypes, type StopRows } from '../tables/read-stops.js';
import { impossible, type TransferRow } from '../tables/read-transfers.js';
import type { UsedRows } from './used-rows.js';

interface Change {
  readonly seconds: number;
  /** How many of its ends were given as a station. */
  readonly stations: number;
}

/**
 * The changes between stops that something calls at, by stops; one between stations holds for all their stops, unless one that names
 * more of them says otherwise. Where two say as much, the stricter one holds. Throws `TimetableRefused` when there are more than is
 * allowed. O(changes log changes).
 */
export function placeTransfers(
  { faults, limits }: FeedReading,
  transfers: readonly TransferRow[],
  stops: StopRows,
  used: UsedRows,
): TimetableTransfers {
  const stopCount = used.rows.length;
  const placesOf = placesByRow(stops, used);
  const changes = new Map<number, Change>();
  for (const { from, to, seconds, line } of transfers) {
    const stations = [from, to].filter((stop) => stops.types[stop] === locationTypes.STATION).length;
    for (const fromPlace of placesOf(from)) {
      for (const toPlace of placesOf(to)) {
        const pair = fromPlace * stopCount + toPlace;
        const known = changes.get(pair);
        const change = { seconds, stations };
        if (known === undefined || comesBefore(change, known)) changes.set(pair, change);
      }
      if (changes.size > limits.mostTransfers)
        faults.refuse('transfers.txt', line, `brings the changes to more than ${limits.mostTransfers}`);
    }
  }
  const pairs = Float64Array.from(changes.keys()).sort();
  return {
    from: Uint32Array.from(pairs, (pair) => Math.floor(pair / stopCount)),
    to: Uint32Array.from(pairs, (pair) => pair % stopCount),
    seconds: Int32Array.from(pairs, (pair) => changes.get(pair)!.seconds),
  };
}

function comesBefore(change: Change, known: Change): boolean {
  if (change.stations !== known.stations) return change.stations < known.stations;
  return known.seconds !== impossible && (change.seconds === impossible || change.seconds > known.seconds);
}

/** Places in use of a stop, or of all stops of a station, by position in the file. */
function placesByRow({ types, stations }: StopRows, { rows, places }: UsedRows): (row: number) => readonly number[] {
  const ofStation = new Map<number, number[]>();
  rows.forEach((row, place) => {
    const station = stations[row]!;
    const together = ofStation.get(station);
    if (together !== undefined) together.push(place);
    else if (station >= 0) ofStation.set(station, [place]);
  });
  return (row) => {
    if (types[row] === locationTypes.STATION) return ofStation.get(row) ?? [];
    return places[row]! < 0 ? [] : [places[row]!];
  };
}
