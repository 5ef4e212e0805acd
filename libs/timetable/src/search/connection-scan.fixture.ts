import { haversineMetres, type Point } from '#geo';
import { addDays, daysBetween, type LocalDate } from '#kernel';
import { boardingBits, stepFreeCodes, type Timetable } from '../timetable.js';
import type { SearchLimits } from './search-limits.js';

/** One hop of one vehicle between two calls that follow each other. Stops are the timetable's. */
export interface Connection {
  readonly vehicle: number;
  /** Counts up along the vehicle's way. */
  readonly order: number;
  readonly from: number;
  readonly departs: number;
  readonly mayBoard: boolean;
  readonly to: number;
  readonly arrives: number;
  readonly mayAlight: boolean;
}

/** What the scan looks at: hops by departure, and ways from stop to stop as [stop, seconds]. */
export interface ScanInput {
  readonly stops: number;
  readonly vehicles: number;
  readonly connections: readonly Connection[];
  readonly ways: readonly (readonly (readonly [stop: number, seconds: number])[])[];
}

/** When stops are reached by ride, and with how many rides at least; `Infinity` and 0 where they are not. */
export interface ScanResult {
  readonly arrives: readonly number[];
  readonly rides: readonly number[];
}

/** Seconds on foot, written down again from its published rule. */
export function secondsOnFoot(from: Point, to: Point): number {
  const crow = haversineMetres(from, to);
  return Math.ceil((crow <= 1000 ? crow * 1.5 : Math.max(1500, crow * 1.3)) / (4800 / 3600));
}

/** True only of places more than so many metres apart: a look at the latitudes, which spares most of the sums. */
export function areClearlyBeyond(from: Point, to: Point, metres: number): boolean {
  const degrees = from.latitude - to.latitude;
  return degrees * 110_000 > metres || degrees * 110_000 < -metres;
}

/** The point of a stop. */
export function stopPoint({ stops }: Timetable, stop: number): Point {
  return { latitude: stops.latitudes[stop]!, longitude: stops.longitudes[stop]! };
}

/** What a day and limits leave of a timetable: the scan's own reading of it, which shares nothing with the network's. */
export function scanInput(timetable: Timetable, date: LocalDate, limits: SearchLimits): ScanInput {
  const { trips, calls, services, routes, stops } = timetable;
  const days = daysBetween(services.from, services.until) + 1;
  const isStepFree = (stop: number): boolean => !limits.stepFree || stops.stepFree[stop] === stepFreeCodes.YES;
  const connections: Connection[] = [];
  let vehicle = 0;
  for (const [runsOn, shift] of [
    [date, 0],
    [addDays(date, -1), 86_400],
  ] as const) {
    const day = daysBetween(services.from, runsOn);
    if (day < 0 || day >= days) continue;
    for (let trip = 0; trip < trips.ids.length; trip++) {
      const route = trips.routeOf[trip]!;
      const start = trips.firstCall[trip]!;
      const last = trips.firstCall[trip + 1]! - 1;
      if (services.runs[trips.serviceOf[trip]! * days + day] !== 1) continue;
      if (calls.arrives[last]! < shift) continue;
      if (!limits.modes.includes(routes.modes[route]!)) continue;
      if (limits.routes !== null && !limits.routes.includes(routes.names[route]!)) continue;
      if (limits.stepFree && trips.stepFree[trip] !== stepFreeCodes.YES) continue;
      for (let call = start; call < last; call++) {
        const from = calls.stopOf[call]!;
        const to = calls.stopOf[call + 1]!;
        connections.push({
          vehicle,
          order: call - start,
          from,
          departs: calls.departs[call]! - shift,
          mayBoard: (calls.boarding[call]! & boardingBits.ON) !== 0 && isStepFree(from),
          to,
          arrives: calls.arrives[call + 1]! - shift,
          mayAlight: (calls.boarding[call + 1]! & boardingBits.OFF) !== 0 && isStepFree(to),
        });
      }
      vehicle++;
    }
  }
  return {
    stops: stops.ids.length,
    vehicles: vehicle,
    connections: byDeparture(connections),
    ways: waysOf(timetable, limits.maxWalkMinutes * 60),
  };
}

const footpaths = new WeakMap<Timetable, [number, number][][]>();

function waysOf(timetable: Timetable, maxWalkSeconds: number): [number, number][][] {
  if (!footpaths.has(timetable)) footpaths.set(timetable, allWaysOf(timetable));
  return footpaths
    .get(timetable)!
    .map((ways, from) => ways.filter(([stop, seconds]) => stop === from || seconds <= maxWalkSeconds));
}

function allWaysOf(timetable: Timetable): [number, number][][] {
  const { stops, transfers } = timetable;
  return stops.ids.map((_, from) => {
    const seconds = new Map<number, number>();
    stops.ids.forEach((_id, to) => {
      const [here, there] = [stopPoint(timetable, from), stopPoint(timetable, to)];
      if (!areClearlyBeyond(here, there, 500) && haversineMetres(here, there) <= 500)
        seconds.set(to, secondsOnFoot(here, there));
    });
    seconds.set(from, 0);
    transfers.from.forEach((stop, at) => {
      if (stop === from) seconds.set(transfers.to[at]!, transfers.seconds[at]!);
    });
    return [...seconds].filter(([, walk]) => walk >= 0);
  });
}

/** The same day run backwards: what is latest in one is earliest in the other. */
export function mirrored({ stops, vehicles, connections, ways }: ScanInput): ScanInput {
  const back: [number, number][][] = ways.map(() => []);
  ways.forEach((each, from) => each.forEach(([to, seconds]) => back[to]!.push([from, seconds])));
  return {
    stops,
    vehicles,
    ways: back,
    connections: byDeparture(
      connections.map((hop) => ({
        vehicle: hop.vehicle,
        order: -hop.order,
        from: hop.to,
        departs: -hop.arrives,
        mayBoard: hop.mayAlight,
        to: hop.from,
        arrives: -hop.departs,
        mayAlight: hop.mayBoard,
      })),
    ),
  };
}

function byDeparture(connections: Connection[]): Connection[] {
  return connections.toSorted((one, other) => one.departs - other.departs || one.order - other.order);
}

/**
 * Connection Scan (Dibbelt, Pajor, Strasser, Wagner 2013) with a label for each number of rides: all hops in the order of departure, hops
 * of the same second until nothing changes. `access` has the stops at which one stands after a walk, by second.
 */
export function connectionScan(
  { stops, vehicles, connections, ways }: ScanInput,
  access: readonly (readonly [stop: number, second: number])[],
  latest: number,
  maxChanges: number,
): ScanResult {
  const rounds = Array.from({ length: maxChanges + 1 }, () => ({
    stands: new Float64Array(stops).fill(Infinity),
    /** By vehicle, the hop from which one is on board. */
    boarded: new Float64Array(vehicles).fill(Infinity),
    arrives: new Float64Array(stops).fill(Infinity),
  }));
  for (const [stop, second] of access) rounds[0]!.stands[stop] = Math.min(rounds[0]!.stands[stop]!, second);
  const earliest = access.reduce((least, [, second]) => Math.min(least, second), Infinity);
  for (let at = firstFrom(connections, earliest); at < connections.length;) {
    const { departs } = connections[at]!;
    if (departs > latest) break;
    let end = at;
    while (end < connections.length && connections[end]!.departs === departs) end++;
    for (let changed = true; changed;) {
      changed = false;
      for (let each = at; each < end; each++)
        for (let ride = 0; ride <= maxChanges; ride++) changed = rideOn(connections[each]!, ride) || changed;
    }
    at = end;
  }
  const arrives = Array.from({ length: stops }, (_, stop) => Math.min(...rounds.map((round) => round.arrives[stop]!)));
  return {
    arrives,
    rides: arrives.map((second, stop) =>
      second === Infinity ? 0 : 1 + rounds.findIndex((round) => round.arrives[stop] === second),
    ),
  };

  /** Boards, rides and gets off in one round, as far as that is of use; says whether it was. */
  function rideOn(hop: Connection, ride: number): boolean {
    const { stands, boarded, arrives: soFar } = rounds[ride]!;
    const boards = hop.mayBoard && hop.order < boarded[hop.vehicle]! && stands[hop.from]! <= hop.departs;
    if (boards) boarded[hop.vehicle] = hop.order;
    if (boarded[hop.vehicle]! > hop.order) return false;
    if (!hop.mayAlight || hop.arrives > latest || hop.arrives >= soFar[hop.to]!) return boards;
    soFar[hop.to] = hop.arrives;
    const next = rounds[ride + 1]?.stands;
    if (next !== undefined)
      for (const [stop, seconds] of ways[hop.to]!) next[stop] = Math.min(next[stop]!, hop.arrives + seconds);
    return true;
  }
}

function firstFrom(connections: readonly Connection[], second: number): number {
  let low = 0;
  let high = connections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (connections[middle]!.departs < second) low = middle + 1;
    else high = middle;
  }
  return low;
}
