import { haversineMetres, walkMinutes, type Point } from '#geo';
import type { RouteMode } from '#timetable';
import { stopsOfWorld } from './line-world.fixture.js';
import type { HeardRequest, Saying } from './local-server.fixture.js';

/** What the service documents as the body of a request with one search. */
export interface TimeFilterRequest {
  readonly locations: readonly {
    readonly id: string;
    readonly coords: { readonly lat: number; readonly lng: number };
  }[];
  readonly arrival_searches?: readonly (Search & {
    readonly arrival_location_id: string;
    readonly departure_location_ids: readonly string[];
    readonly arrival_time: string;
  })[];
  readonly departure_searches?: readonly (Search & {
    readonly departure_location_id: string;
    readonly arrival_location_ids: readonly string[];
    readonly departure_time: string;
  })[];
}

interface Search {
  readonly id: string;
  readonly transportation: {
    readonly type: string;
    readonly walking_time: number;
    readonly max_changes: { readonly enabled: boolean; readonly limit: number };
  };
  readonly travel_time: number;
  readonly properties: readonly string[];
}

/** What runs under each documented type of transport. */
const runs: Partial<Record<string, readonly RouteMode[]>> = {
  public_transport: ['BUS', 'RAIL'],
  bus: ['BUS'],
  train: ['RAIL'],
  coach: [],
};

const modeNames: Partial<Record<RouteMode, string>> = { BUS: 'bus', RAIL: 'rail_national' };

/** Answers as the service documents `POST /v4/time-filter`, from the world of the bus and the train. */
export function sayAsTravelTime({ method, url, headers, body }: HeardRequest): Saying {
  if (method !== 'POST' || url.pathname !== '/v4/time-filter') return { status: 404, body: {} };
  if (headers['x-application-id'] !== 'app' || headers['x-api-key'] !== 'key') return refusal(401, 10);
  const request = JSON.parse(body) as TimeFilterRequest;
  const [out] = request.arrival_searches ?? [];
  const [back] = request.departure_searches ?? [];
  const search = out ?? back;
  const siteId = out?.arrival_location_id ?? back?.departure_location_id;
  const homeIds = out?.departure_location_ids ?? back?.arrival_location_ids ?? [];
  const places = new Map(
    request.locations.map(({ id, coords }) => [id, { latitude: coords.lat, longitude: coords.lng }]),
  );
  const site = places.get(siteId ?? '');
  const { travel_time: limitSeconds = 0, transportation } = search ?? {};
  if (search === undefined || transportation === undefined || site === undefined) return refusal(422, 2);
  if (homeIds.length > 2_000 || limitSeconds < 60 || limitSeconds > 14_400) return refusal(422, 2);
  if (transportation.walking_time > limitSeconds) return refusal(422, 2);
  const atMs = Date.parse(out?.arrival_time ?? back?.departure_time ?? '');
  const direction = out === undefined ? 'BACK' : 'OUT';
  const modes = runs[transportation.type] ?? [];
  const stops = stopsOfWorld(direction, atMs, { changes: transportation.max_changes.limit, modes });
  const ways = homeIds.map((id) => ({
    id,
    way: bestWay(site, places.get(id) ?? site, stops, transportation.walking_time),
  }));
  const within = ways.filter(({ way }) => 60 * way.minutes <= limitSeconds);
  return {
    body: {
      results: [
        {
          search_id: search.id,
          locations: within.map(({ id, way }) => ({
            id,
            properties: [{ travel_time: 60 * way.minutes, route: routeOf(way, direction, atMs) }],
          })),
          unreachable: ways.filter((each) => !within.includes(each)).map(({ id }) => id),
        },
      ],
    },
  };
}

/** As the service refuses. */
export function refusal(status: number, code: number): Saying {
  return {
    status,
    body: {
      http_status: status,
      error_code: code,
      description: 'Some words about it',
      documentation_link: '/api/reference/error-codes',
      additional_info: {},
    },
  };
}

interface WorldWay {
  readonly minutes: number;
  readonly waits: number;
  readonly parts: readonly object[];
}

/** Walking is not bounded by `walking_time` where it is the whole way: so the service documents it. */
function bestWay(site: Point, home: Point, stops: ReturnType<typeof stopsOfWorld>, walkingSeconds: number): WorldWay {
  const onFoot = walkMinutes(haversineMetres(site, home));
  const ridden = stops.flatMap((stop): WorldWay[] => {
    const walk = walkMinutes(haversineMetres(stop.place, home));
    if (60 * walk > walkingSeconds) return [];
    const rides = stop.modes.map((mode) =>
      part('public_transport', modeNames[mode] ?? '', stop.ridingMinutes / stop.modes.length),
    );
    const waits = stop.minutes - stop.ridingMinutes;
    return [{ minutes: stop.minutes + walk, waits, parts: [part('start_end', 'walk', walk), ...rides] }];
  });
  const walked = { minutes: onFoot, waits: 0, parts: [part('basic', 'walk', onFoot)] };
  return [walked, ...ridden].reduce((best, each) => (each.minutes < best.minutes ? each : best));
}

function routeOf({ minutes, waits, parts }: WorldWay, direction: 'OUT' | 'BACK', atMs: number): object {
  const text = (ms: number): string => new Date(ms).toISOString();
  const [departs, arrives] =
    direction === 'OUT' ? [atMs - 60_000 * minutes, atMs - 60_000 * waits] : [atMs, atMs + 60_000 * minutes];
  return { departure_time: text(departs), arrival_time: text(arrives), parts };
}

function part(type: string, mode: string, minutes: number): object {
  return { id: 1, type, mode, directions: 'Along', distance: 100, travel_time: Math.round(60 * minutes), coords: [] };
}
