import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aQuestion, placeAt, summerDay, winterDay } from '../http-fixture/line-world.fixture.js';
import {
  startLocalServer,
  type HeardRequest,
  type LocalServer,
  type Saying,
} from '../http-fixture/local-server.fixture.js';
import { refusal, sayAsTravelTime, type TimeFilterRequest } from '../http-fixture/traveltime-world.fixture.js';
import { EngineUnavailable, noWay, unknownWay } from '../travel-engine.js';
import { TravelTimeEngine, type TravelTimeOptions } from './traveltime-engine.js';

let server: LocalServer;
let say: (request: HeardRequest) => Saying;

beforeEach(async () => {
  say = sayAsTravelTime;
  server = await startLocalServer((request) => say(request));
});

afterEach(() => server.close());

const engine = (options: Partial<TravelTimeOptions> = {}): TravelTimeEngine =>
  new TravelTimeEngine({ applicationId: 'app', apiKey: 'key', baseUrl: server.baseUrl, ...options });

const asked = (at = 0): TimeFilterRequest => JSON.parse(server.heard[at]?.body ?? '') as TimeFilterRequest;

const byTheRoad = placeAt(3_000, 200);
const nextDoor = placeAt(500);
const atTheHalt = placeAt(4_000, 6_100);
const farOff = placeAt(-40_000);

async function waysOf(...question: Parameters<typeof aQuestion>): Promise<(readonly [number, number])[]> {
  const reach = await engine().reach(aQuestion(...question));
  return [...(reach?.minutes ?? [])].map((minutes, at) => [minutes, reach?.rides[at] ?? -1]);
}

describe('TravelTimeEngine', () => {
  it('rides and walks in the times of the world, home by home, and counts the vehicles on the route', async () => {
    expect(await waysOf([byTheRoad, nextDoor, atTheHalt, farOff])).toEqual([
      [23, 1],
      [10, 0],
      [32, 2],
      [noWay, 0],
    ]);
  });

  it.each([
    ['OUT', summerDay, 9 * 60, '2026-07-06T08:00:00.000Z'],
    ['OUT', winterDay, 9 * 60, '2026-11-24T09:00:00.000Z'],
    ['BACK', summerDay, 15 * 60 + 30, '2026-07-06T14:30:00.000Z'],
    ['BACK', winterDay, 15 * 60 + 30, '2026-11-24T15:30:00.000Z'],
  ] as const)('catches the right bus %s on %s at minute %i of the wall clock', async (direction, on, minute, time) => {
    expect(await waysOf([byTheRoad], { direction, on, minute })).toEqual([[23, 1]]);
    const { arrival_searches: out, departure_searches: back } = asked();
    expect(out?.[0]?.arrival_time ?? back?.[0]?.departure_time).toBe(time);
  });

  it('asks as documented, with nothing of a home but where it is', async () => {
    const home = { latitude: 52.5269812345, longitude: -1.79705 };
    await engine().reach(aQuestion([home], { limits: { maxWalkMinutes: 20, maxChanges: 2 } }));
    const [request] = server.heard;
    expect(request).toMatchObject({
      method: 'POST',
      headers: {
        'x-application-id': 'app',
        'x-api-key': 'key',
        'content-type': 'application/json',
        accept: 'application/json',
      },
    });
    expect(request?.url.pathname).toBe('/v4/time-filter');
    expect(asked()).toEqual({
      locations: [
        { id: 'site', coords: { lat: 52.5, lng: -1.8 } },
        { id: 'h0', coords: { lat: 52.52698, lng: -1.79705 } },
      ],
      arrival_searches: [
        {
          id: 'reach',
          departure_location_ids: ['h0'],
          arrival_location_id: 'site',
          arrival_time: '2026-11-24T09:00:00.000Z',
          travel_time: 3_600,
          transportation: {
            type: 'public_transport',
            walking_time: 1_200,
            max_changes: { enabled: true, limit: 2 },
          },
          properties: ['travel_time', 'route'],
        },
      ],
    });
  });

  it('asks for the way back from the site', async () => {
    await engine().reach(aQuestion([byTheRoad], { direction: 'BACK', minute: 930, limits: { maxMinutes: 10 } }));
    expect(asked()).not.toHaveProperty('arrival_searches');
    expect(asked().departure_searches).toEqual([
      expect.objectContaining({ departure_location_id: 'site', arrival_location_ids: ['h0'], travel_time: 600 }),
    ]);
    expect(asked().departure_searches?.[0]?.transportation.walking_time).toBe(600);
  });

  it('asks about 2,000 homes at a time, and nothing when there are none', async () => {
    const homes = Array.from({ length: 4_001 }, (_, at) => (at % 2 === 0 ? byTheRoad : nextDoor));
    const ways = await waysOf(homes);
    expect(server.heard.map((_, at) => asked(at).locations.length)).toEqual([2_001, 2_001, 2]);
    expect(ways).toEqual(homes.map((home) => (home === byTheRoad ? [23, 1] : [10, 0])));
    expect(await waysOf([])).toEqual([]);
    expect(server.heard).toHaveLength(3);
  });

  it.each([
    [['BUS'], 'bus'],
    [['COACH'], 'coach'],
    [['RAIL'], 'train'],
    [['BUS', 'TRAM'], 'public_transport'],
    [['METRO'], 'public_transport'],
  ] as const)('asks for no wider a kind of transport than %p needs', async (modes, type) => {
    await engine().reach(aQuestion([nextDoor], { limits: { modes } }));
    expect(asked().arrival_searches?.[0]?.transportation.type).toBe(type);
  });

  it('does not take a way by what is not allowed, nor say that there is no other', async () => {
    expect(await waysOf([byTheRoad, atTheHalt], { limits: { modes: ['BUS', 'TRAM'] } })).toEqual([
      [23, 1],
      [unknownWay, 0],
    ]);
  });

  it('does not take a walk that is too long, nor say that there is no ride', async () => {
    const twentyMinutesOnFoot = placeAt(1_100);
    const limits = { maxWalkMinutes: 18, modes: ['COACH'] } as const;
    expect(await waysOf([twentyMinutesOnFoot], { limits })).toEqual([[unknownWay, 0]]);
    expect(await waysOf([twentyMinutesOnFoot], { limits: { ...limits, maxWalkMinutes: 19 } })).toEqual([[19, 0]]);
  });

  it('asks for four hours at most', async () => {
    await engine().reach(aQuestion([byTheRoad], { limits: { maxMinutes: 600 } }));
    expect(asked().arrival_searches?.[0]?.travel_time).toBe(14_400);
  });

  it('says which timetable the minutes rest on, with one object a day', async () => {
    const service = engine();
    const out = await service.reach(aQuestion([byTheRoad]));
    const back = await service.reach(aQuestion([byTheRoad], { direction: 'BACK', minute: 930 }));
    expect(out?.basis).toEqual({ engine: 'TRAVELTIME', timetableOf: winterDay, rough: false, unanswered: [] });
    expect(back?.basis).toBe(out?.basis);
  });

  it.each([
    ['the routes that somebody was trained for', { routes: ['94'] }],
    ['step-free rides', { stepFree: true }],
    ['walking alone', { modes: [] }],
  ])('leaves %s to another engine, unasked', async (_, limits) => {
    expect(await engine().reach(aQuestion([byTheRoad], { limits }))).toBeNull();
    expect(server.heard).toHaveLength(0);
  });

  it.each([
    [15, 'it has no timetable'],
    [16, 'it does not serve the place'],
  ])('has nothing to say where the service says, by code %i, that %s', async (code) => {
    say = () => refusal(422, code);
    expect(await engine().reach(aQuestion([byTheRoad], { on: localDate('2029-01-08') }))).toBeNull();
  });

  it.each([
    ['a wrong key', () => engine({ apiKey: 'another' }), 'HTTP status 401'],
    ['a wrong id', () => engine({ applicationId: 'another' }), 'HTTP status 401'],
  ])('is not to be had with %s', async (_, account, reason) => {
    await expect(account().reach(aQuestion([byTheRoad]))).rejects.toEqual(new EngineUnavailable('TRAVELTIME', reason));
  });

  it('asks once more when it has asked too often', async () => {
    say = (request) =>
      server.heard.length === 1 ? { status: 429, headers: { 'Retry-After': '0' } } : sayAsTravelTime(request);
    expect(await waysOf([byTheRoad])).toEqual([[23, 1]]);
  });

  const way = {
    travel_time: 1_200,
    route: { departure_time: '2026-11-24T08:30:00Z', arrival_time: '2026-11-24T08:50:00+00:00', parts: [] as object[] },
  };
  const answer = (result: object): object => ({
    results: [{ search_id: 'reach', locations: [], unreachable: [], ...result }],
  });
  const about = (id: string, property: object = way): object => ({ id, properties: [property] });
  const routed = (route: object): object =>
    answer({ locations: [about('h0', { ...way, route: { ...way.route, ...route } })] });
  const bus = { type: 'public_transport', mode: 'bus', travel_time: 60 };
  const walk = { type: 'basic', mode: 'walk', travel_time: 901 };

  it('counts from leaving home to being due, whatever the wait at the door', async () => {
    say = () => ({ body: answer({ locations: [about('h0')] }) });
    expect(await waysOf([byTheRoad])).toEqual([[30, 0]]);
  });

  it.each([
    ['more changes than allowed', [bus, bus, bus]],
    ['two walks in one go that are together too long', [bus, walk, walk, bus]],
    ['a taxi between', [bus, { ...walk, mode: 'car' }]],
    ['a plane', [{ ...bus, mode: 'plane' }]],
  ])('does not take %s', async (_, parts) => {
    say = () => ({ body: routed({ parts }) });
    expect(await waysOf([byTheRoad])).toEqual([[unknownWay, 0]]);
  });

  it('lets two walks be as long as one may be, with a ride between', async () => {
    say = () => ({ body: routed({ parts: [walk, bus, walk] }) });
    expect(await waysOf([byTheRoad])).toEqual([[30, 1]]);
  });

  it.each([
    ['text that is not JSON', 'Hello', 'what it says is not JSON'],
    ['no results', { results: [] }, 'results is not the result of the one search'],
    ['another search', answer({ search_id: 'other' }), 'results is not the result of the one search'],
    ['a home too few', answer({}), 'results[0] is not about the 1 homes that were asked about'],
    [
      'a home too many',
      answer({ unreachable: ['h0', 'h1'] }),
      'results[0] is not about the 1 homes that were asked about',
    ],
    ['an unknown home', answer({ unreachable: ['h7'] }), 'results[0] is not about the 1 homes that were asked about'],
    [
      'a home twice',
      answer({ locations: [about('h0')], unreachable: ['h0'] }),
      'results[0].unreachable[0] is not the name of another home',
    ],
    [
      'a home without a way',
      answer({ locations: [{ id: 'h0', properties: [] }] }),
      'results[0].locations[0].properties is not a list with a way in it',
    ],
    [
      'a way longer than asked',
      answer({ locations: [about('h0', { ...way, travel_time: 3_601 })] }),
      'results[0].locations[0].properties[0].travel_time is not a whole number from 0 to 3600',
    ],
    [
      'no route',
      answer({ locations: [about('h0', { travel_time: 60 })] }),
      'results[0].locations[0].properties[0].route is not an object',
    ],
    [
      'an arrival too late',
      routed({ arrival_time: '2026-11-24T09:00:01Z' }),
      'results[0].locations[0].properties[0].route is not at the time asked for',
    ],
    [
      'an arrival before the departure',
      routed({ arrival_time: '2026-11-24T08:29:00Z' }),
      'results[0].locations[0].properties[0].route is not at the time asked for',
    ],
    [
      'a time of nowhere',
      routed({ departure_time: '2026-11-24T08:30:00' }),
      'results[0].locations[0].properties[0].route.departure_time is not an instant',
    ],
  ])('does not believe an answer with %s', async (_, body, reason) => {
    say = () => ({ body });
    await expect(engine().reach(aQuestion([byTheRoad]))).rejects.toEqual(new EngineUnavailable('TRAVELTIME', reason));
  });

  it('says neither keys nor places when it fails', async () => {
    say = ({ body }) => ({ status: 500, body });
    const fault: unknown = await engine()
      .reach(aQuestion([byTheRoad]))
      .catch((each: unknown) => each);
    expect(String(fault)).toBe('EngineUnavailable: TRAVELTIME did not answer: HTTP status 500');
    expect(Object.values(fault as object)).toEqual(['TRAVELTIME', 'EngineUnavailable']);
  });

  it.each([
    [{ applicationId: '' }, 'TRAVELTIME needs an application id and a key'],
    [{ apiKey: '' }, 'TRAVELTIME needs an application id and a key'],
    [{ baseUrl: 'api.traveltimeapp.com' }, 'The base URL of TRAVELTIME'],
  ])('refuses %p', (options, reason) => {
    expect(() => engine(options)).toThrow(reason);
  });
});
