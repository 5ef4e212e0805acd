import { addDays, type LocalDate } from '#kernel';
import { boardingBits, stepFreeCodes, type Timetable } from '../timetable.js';

/** A timetable that begins on a day and has so many trips on it, so many on the next, and so on: each from one stop to another. */
export function timetableWith(from: LocalDate, tripsOnDays: readonly number[]): Timetable {
  const most = Math.max(...tripsOnDays);
  const trips = Array.from({ length: most }, (_, trip) => trip);
  return {
    publishers: ['Fixture'],
    stops: {
      ids: ['a', 'b'],
      names: ['A', 'B'],
      latitudes: Float64Array.of(52.5, 52.51),
      longitudes: Float64Array.of(-1.8, -1.8),
      stepFree: new Uint8Array(2).fill(stepFreeCodes.YES),
    },
    routes: { ids: ['r'], names: ['94'], operators: ['Diamond Bus'], modes: ['BUS'] },
    trips: {
      ids: trips.map((trip) => `t${trip}`),
      headsigns: trips.map(() => 'City'),
      routeOf: new Uint32Array(most),
      serviceOf: Uint32Array.from(trips),
      stepFree: new Uint8Array(most),
      firstCall: Uint32Array.from({ length: most + 1 }, (_, trip) => 2 * trip),
    },
    calls: {
      stopOf: Uint32Array.from({ length: 2 * most }, (_, call) => call % 2),
      arrives: Int32Array.from({ length: 2 * most }, (_, call) => call * 60),
      departs: Int32Array.from({ length: 2 * most }, (_, call) => call * 60),
      boarding: new Uint8Array(2 * most).fill(boardingBits.ON | boardingBits.OFF),
    },
    services: {
      ids: trips.map((trip) => `s${trip}`),
      from,
      until: addDays(from, tripsOnDays.length - 1),
      runs: Uint8Array.from(trips.flatMap((trip) => tripsOnDays.map((count) => (trip < count ? 1 : 0)))),
    },
    transfers: { from: new Uint32Array(), to: new Uint32Array(), seconds: new Int32Array() },
  };
}
