import fc from 'fast-check';
import { addDays, eachDay, localDate } from '#kernel';
import { routeModes, type RouteMode, type Timetable } from '../timetable.js';

interface AnyCall {
  readonly stop: number;
  readonly rideSeconds: number;
  readonly waitSeconds: number;
  readonly boarding: number;
}

interface AnyTrip {
  readonly route: number;
  readonly service: number;
  readonly headsign: string;
  readonly stepFree: number;
  readonly startSeconds: number;
  readonly calls: readonly AnyCall[];
}

/** All that a feed may say, as the objects of a test; ids are unique in their file, and everything else is drawn. */
export interface AnyFeed {
  readonly publishers: readonly string[];
  readonly operators: readonly string[];
  readonly stops: readonly { id: string; name: string; latitude: number; longitude: number; stepFree: number }[];
  readonly routes: readonly { id: string; name: string; operator: number; mode: RouteMode }[];
  readonly services: readonly { id: string; days: readonly number[]; weekdays: readonly boolean[] | null }[];
  readonly trips: readonly (AnyTrip & { id: string })[];
  readonly transfers: readonly { from: number; to: number; seconds: number }[];
}

/** Services run on some of these days. */
export const firstDay = localDate('2026-11-02');
export const lastDay = addDays(firstDay, 15);
export const allDays = eachDay(firstDay, lastDay);

/** Words as publishers write them, with what needs quotation marks among them. */
const anyWord = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom('a,b', '"', 'King\'s "X"', 'é\nà'),
  )
  .map((word) => word.trim())
  .filter((word) => word !== '');

function anyIds(count: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(anyWord, { minLength: count, maxLength: count });
}

const anyStepFree = fc.nat({ max: 2 });
const anyDegrees = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -most * 1_000_000, max: most * 1_000_000 }).map((micro) => (micro === 0 ? 1 : micro) / 1_000_000);

function named<Rest>(count: number, rest: fc.Arbitrary<Rest>): fc.Arbitrary<(Rest & { id: string })[]> {
  return fc
    .tuple(anyIds(count), fc.array(rest, { minLength: count, maxLength: count }))
    .map(([ids, rests]) => ids.map((id, at) => ({ ...rests[at]!, id })));
}

/** Small feeds with everything in them. */
export const anyFeed: fc.Arbitrary<AnyFeed> = fc
  .record({
    stops: fc.integer({ min: 1, max: 5 }),
    routes: fc.integer({ min: 1, max: 3 }),
    services: fc.integer({ min: 1, max: 3 }),
    trips: fc.integer({ min: 1, max: 6 }),
  })
  .chain((counts) => {
    const anyCall = fc.record({
      stop: fc.nat({ max: counts.stops - 1 }),
      rideSeconds: fc.nat({ max: 90_000 }),
      waitSeconds: fc.nat({ max: 300 }),
      boarding: fc.nat({ max: 3 }),
    });
    const anyTrip = fc.record({
      route: fc.nat({ max: counts.routes - 1 }),
      service: fc.nat({ max: counts.services - 1 }),
      headsign: fc.oneof(fc.constant(''), anyWord),
      stepFree: anyStepFree,
      startSeconds: fc.nat({ max: 100_000 }),
      calls: fc.array(anyCall, { minLength: 2, maxLength: 4 }),
    });
    const anyPair = fc.record({
      from: fc.nat({ max: counts.stops - 1 }),
      to: fc.nat({ max: counts.stops - 1 }),
      seconds: fc.integer({ min: -1, max: 900 }),
    });
    return fc.record({
      publishers: fc.uniqueArray(anyWord, { minLength: 1, maxLength: 2 }),
      operators: anyIds(2),
      stops: named(
        counts.stops,
        fc.record({ name: anyWord, latitude: anyDegrees(90), longitude: anyDegrees(180), stepFree: anyStepFree }),
      ),
      routes: named(
        counts.routes,
        fc.record({ name: anyWord, operator: fc.nat({ max: 1 }), mode: fc.constantFrom(...routeModes) }),
      ),
      services: named(
        counts.services,
        fc.record({
          days: fc.uniqueArray(fc.nat({ max: allDays.length - 1 }), { minLength: 1, maxLength: 9 }),
          weekdays: fc.option(fc.array(fc.boolean(), { minLength: 7, maxLength: 7 })),
        }),
      ),
      trips: named(counts.trips, anyTrip),
      transfers: fc.uniqueArray(anyPair, { maxLength: 4, selector: ({ from, to }) => `${from} ${to}` }),
    });
  });

/** The calls of a trip with their times. */
export function timesOf({ startSeconds, calls }: AnyTrip): (AnyCall & { arrives: number; departs: number })[] {
  let now = startSeconds;
  return calls.map((call) => {
    const arrives = (now += call.rideSeconds);
    return { ...call, arrives, departs: (now += call.waitSeconds) };
  });
}

/** The columns that the feed should be read into, made without what is tested. */
export function timetableOf(feed: AnyFeed): Timetable {
  const trips = byId(feed.trips);
  const stops = byId(
    feed.stops.filter((_, stop) => trips.some(({ calls }) => calls.some((call) => call.stop === stop))),
  );
  const routes = byId(feed.routes.filter((_, route) => trips.some((trip) => trip.route === route)));
  const services = byId(feed.services.filter((_, service) => trips.some((trip) => trip.service === service)));
  const days = services.flatMap((service) => service.days);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const calls = trips.flatMap(timesOf);
  const firstCall = new Uint32Array(trips.length + 1);
  trips.forEach((trip, at) => (firstCall[at + 1] = firstCall[at]! + trip.calls.length));
  const placeOfStop = (stop: number): number => stops.indexOf(feed.stops[stop]!);
  const transfers = feed.transfers
    .map(({ from, to, seconds }) => ({ from: placeOfStop(from), to: placeOfStop(to), seconds }))
    .filter(({ from, to }) => from >= 0 && to >= 0)
    .sort((left, right) => left.from - right.from || left.to - right.to);
  return {
    publishers: [...feed.publishers].sort(),
    stops: {
      ids: stops.map(({ id }) => id),
      names: stops.map(({ name }) => name),
      latitudes: Float64Array.from(stops, ({ latitude }) => latitude),
      longitudes: Float64Array.from(stops, ({ longitude }) => longitude),
      stepFree: Uint8Array.from(stops, ({ stepFree }) => stepFree),
    },
    routes: {
      ids: routes.map(({ id }) => id),
      names: routes.map(({ name }) => name),
      operators: routes.map(({ operator }) => feed.operators[operator]!),
      modes: routes.map(({ mode }) => mode),
    },
    trips: {
      ids: trips.map(({ id }) => id),
      headsigns: trips.map(({ headsign }) => headsign),
      routeOf: Uint32Array.from(trips, ({ route }) => routes.indexOf(feed.routes[route]!)),
      serviceOf: Uint32Array.from(trips, ({ service }) => services.indexOf(feed.services[service]!)),
      stepFree: Uint8Array.from(trips, ({ stepFree }) => stepFree),
      firstCall,
    },
    calls: {
      stopOf: Uint32Array.from(calls, ({ stop }) => placeOfStop(stop)),
      arrives: Int32Array.from(calls, ({ arrives }) => arrives),
      departs: Int32Array.from(calls, ({ departs }) => departs),
      boarding: Uint8Array.from(calls, ({ boarding }) => boarding),
    },
    services: {
      ids: services.map(({ id }) => id),
      from: allDays[first]!,
      until: allDays[last]!,
      runs: Uint8Array.from(
        services.flatMap((service) =>
          allDays.slice(first, last + 1).map((_, day) => (service.days.includes(first + day) ? 1 : 0)),
        ),
      ),
    },
    transfers: {
      from: Uint32Array.from(transfers, ({ from }) => from),
      to: Uint32Array.from(transfers, ({ to }) => to),
      seconds: Int32Array.from(transfers, ({ seconds }) => seconds),
    },
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((left, right) => (left.id < right.id ? -1 : 1));
}
