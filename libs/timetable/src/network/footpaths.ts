import type { Timetable } from '../timetable.js';
import { visitWithin, type PlaceIndex } from './place-index.js';
import { walkSeconds } from './walk-seconds.js';

/** Ways between stops that are changed at, from stop s at `start[s]` up to, not including, `start[s + 1]`; s itself among them. */
export interface Footpaths {
  readonly start: Int32Array;
  readonly to: Int32Array;
  /** Seconds until one can get on there; quickest first, equal ones in the order of the stops. */
  readonly seconds: Int32Array;
}

/**
 * From every stop to itself in no time and to those within `maxMetres` in a straight line on foot, save where the publisher names the two
 * stops: then what it says holds, nearer or further, and nothing where it says that one cannot change. Where it names two stops twice,
 * the last word counts. Stops are the network's; `numberOf` is -1 where nothing runs. O(stops x stops nearby).
 */
export function findFootpaths(
  { transfers }: Timetable,
  numberOf: Int32Array,
  index: PlaceIndex,
  maxMetres: number,
): Footpaths {
  const { latitudes, longitudes } = index.points;
  const stops = latitudes.length;
  const published = publishedBy(transfers, numberOf);
  const start = new Int32Array(stops + 1);
  const to: number[] = [];
  const seconds: number[] = [];
  for (let stop = 0; stop < stops; stop++) {
    const ways = new Map<number, number>();
    visitWithin(index, { latitude: latitudes[stop]!, longitude: longitudes[stop]! }, maxMetres, (other, metres) =>
      ways.set(other, walkSeconds(metres)),
    );
    for (const [other, allowed] of published.get(stop) ?? []) {
      if (allowed < 0) ways.delete(other);
      else ways.set(other, allowed);
    }
    for (const [other, walk] of [...ways].sort((one, next) => one[1] - next[1] || one[0] - next[0])) {
      to.push(other);
      seconds.push(walk);
    }
    start[stop + 1] = to.length;
  }
  return { start, to: Int32Array.from(to), seconds: Int32Array.from(seconds) };
}

function publishedBy(transfers: Timetable['transfers'], numberOf: Int32Array): Map<number, Map<number, number>> {
  const published = new Map<number, Map<number, number>>();
  transfers.from.forEach((from, at) => {
    const stop = numberOf[from]!;
    const other = numberOf[transfers.to[at]!]!;
    if (stop < 0 || other < 0) return;
    const ways = published.get(stop) ?? new Map<number, number>();
    published.set(stop, ways.set(other, transfers.seconds[at]!));
  });
  return published;
}

/** The same ways walked the other way round. O(ways log ways). */
export function mirrorFootpaths({ start, to, seconds }: Footpaths): Footpaths {
  const stops = start.length - 1;
  const mirrored = {
    start: new Int32Array(stops + 1),
    to: new Int32Array(to.length),
    seconds: new Int32Array(to.length),
  };
  for (const other of to) mirrored.start[other + 1]!++;
  for (let stop = 0; stop < stops; stop++) mirrored.start[stop + 1]! += mirrored.start[stop]!;
  const from = new Int32Array(to.length);
  for (let stop = 0; stop < stops; stop++) from.fill(stop, start[stop], start[stop + 1]);
  // Taken in the order of time, each stop's ways come out in that order too.
  const next = mirrored.start.slice();
  for (const way of new Uint32Array(to.keys()).sort(
    (one, other) => seconds[one]! - seconds[other]! || from[one]! - from[other]!,
  )) {
    const at = next[to[way]!]!++;
    mirrored.to[at] = from[way]!;
    mirrored.seconds[at] = seconds[way]!;
  }
  return mirrored;
}
