import { addDays, localDate, type LocalDate } from '#kernel';
import { boardingBits, stepFreeCodes, type RouteMode, type Timetable } from '../timetable.js';

/** A call of a trip: stop, arrival, departure (the arrival where left out), what one may do there (both where left out). */
export interface CallSpec {
  readonly stop: number;
  readonly arrives: number;
  readonly departs?: number;
  readonly boarding?: number;
}

export interface TripSpec {
  readonly calls: readonly CallSpec[];
  readonly route?: string;
  readonly mode?: RouteMode;
  readonly stepFree?: number;
  readonly headsign?: string;
  /** Days after `firstDay`; every day where left out. */
  readonly days?: readonly number[];
}

export interface TimetableSpec {
  /** Metres east and north of a corner of Birmingham. */
  readonly stops: readonly { readonly east: number; readonly north: number; readonly stepFree?: number }[];
  readonly trips: readonly TripSpec[];
  readonly transfers?: readonly (readonly [from: number, to: number, seconds: number])[];
}

export const firstDay: LocalDate = localDate('2026-11-02');
export const dayCount = 3;
/** The day after the first: it has a day before. */
export const secondDay: LocalDate = addDays(firstDay, 1);

/** The point that many metres from the corner, on a plane that is right to a few centimetres. */
export function pointAt(east: number, north: number): { latitude: number; longitude: number } {
  return {
    latitude: 52.48 + north / 111_195,
    longitude: -1.9 + east / (111_195 * Math.cos((52.48 * Math.PI) / 180)),
  };
}

/** A timetable of three days with only what matters spelt out; each trip has a service of its own. */
export function timetableOf({ stops, trips, transfers = [] }: TimetableSpec): Timetable {
  const points = stops.map(({ east, north }) => pointAt(east, north));
  const calls = trips.flatMap((trip) => trip.calls);
  const routes = trips.map(({ route = '1', mode = 'BUS' }) => ({ route, mode }));
  const firstCall = new Uint32Array(trips.length + 1);
  trips.forEach((trip, at) => (firstCall[at + 1] = firstCall[at]! + trip.calls.length));
  const allDays = Array.from({ length: dayCount }, (_, day) => day);
  return {
    publishers: ['Fixture'],
    stops: {
      ids: stops.map((_, at) => `stop-${at}`),
      names: stops.map((_, at) => `Stop ${at}`),
      latitudes: Float64Array.from(points, ({ latitude }) => latitude),
      longitudes: Float64Array.from(points, ({ longitude }) => longitude),
      stepFree: Uint8Array.from(stops, ({ stepFree }) => stepFree ?? stepFreeCodes.YES),
    },
    routes: {
      ids: routes.map((_, at) => `route-${at}`),
      names: routes.map(({ route }) => route),
      operators: routes.map(() => 'Fixture Buses'),
      modes: routes.map(({ mode }) => mode),
    },
    trips: {
      ids: trips.map((_, at) => `trip-${at}`),
      headsigns: trips.map(({ headsign }) => headsign ?? 'Town'),
      routeOf: Uint32Array.from(trips.keys()),
      serviceOf: Uint32Array.from(trips.keys()),
      stepFree: Uint8Array.from(trips, ({ stepFree }) => stepFree ?? stepFreeCodes.YES),
      firstCall,
    },
    calls: {
      stopOf: Uint32Array.from(calls, ({ stop }) => stop),
      arrives: Int32Array.from(calls, ({ arrives }) => arrives),
      departs: Int32Array.from(calls, ({ arrives, departs }) => departs ?? arrives),
      boarding: Uint8Array.from(calls, ({ boarding }) => boarding ?? boardingBits.ON | boardingBits.OFF),
    },
    services: {
      ids: trips.map((_, at) => `service-${at}`),
      from: firstDay,
      until: addDays(firstDay, dayCount - 1),
      runs: Uint8Array.from(trips.flatMap(({ days = allDays }) => allDays.map((day) => (days.includes(day) ? 1 : 0)))),
    },
    transfers: {
      from: Uint32Array.from(transfers, ([from]) => from),
      to: Uint32Array.from(transfers, ([, to]) => to),
      seconds: Int32Array.from(transfers, ([, , seconds]) => seconds),
    },
  };
}
