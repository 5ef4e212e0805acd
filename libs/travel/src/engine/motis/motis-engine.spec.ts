import { localDate } from '#kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aQuestion, placeAt, site, summerDay, winterDay } from '../http-fixture/line-world.fixture.js';
import { startLocalServer, type LocalServer, type Saying } from '../http-fixture/local-server.fixture.js';
import { sayAsMotis } from '../http-fixture/motis-world.fixture.js';
import { EngineUnavailable, noWay, unknownWay } from '../travel-engine.js';
import { MotisEngine, type MotisOptions } from './motis-engine.js';

let server: LocalServer;
let say: (request: Parameters<typeof sayAsMotis>[0]) => Saying;

beforeEach(async () => {
  say = sayAsMotis;
  server = await startLocalServer((request) => say(request));
});

afterEach(() => server.close());

const engine = (options: Partial<MotisOptions> = {}): MotisEngine =>
  new MotisEngine({ baseUrl: server.baseUrl, ...options });

const byTheRoad = placeAt(3_000, 200);
const nextDoor = placeAt(500);
const atTheHalt = placeAt(4_000, 6_100);
const farOff = placeAt(-40_000);

async function waysOf(...question: Parameters<typeof aQuestion>): Promise<(readonly [number, number])[]> {
  const reach = await engine().reach(aQuestion(...question));
  return [...(reach?.minutes ?? [])].map((minutes, at) => [minutes, reach?.rides[at] ?? -1]);
}

describe('MotisEngine', () => {
  it('rides and walks in the times of the world, home by home', async () => {
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
    expect(server.heard[0]?.url.searchParams.get('time')).toBe(time);
  });

  it('asks as documented, and tells the server nothing of the homes', async () => {
    await engine().reach(aQuestion([byTheRoad], { limits: { maxWalkMinutes: 20, modes: ['BUS', 'METRO', 'RAIL'] } }));
    await engine().reach(aQuestion([byTheRoad], { direction: 'BACK', limits: { maxChanges: 0 } }));
    const [out, back] = server.heard.map(({ method, url }) => ({
      method,
      path: url.pathname,
      ...Object.fromEntries(url.searchParams),
    }));
    expect(out).toEqual({
      method: 'GET',
      path: '/api/v1/one-to-all',
      one: '52.500000,-1.800000',
      time: '2026-11-24T09:00:00.000Z',
      arriveBy: 'true',
      maxTravelTime: '60',
      maxTransfers: '1',
      transitModes: 'BUS,SUBWAY,HIGHSPEED_RAIL,LONG_DISTANCE,NIGHT_RAIL,REGIONAL_RAIL,SUBURBAN',
      maxPostTransitTime: '1200',
    });
    expect(back).toMatchObject({ arriveBy: 'false', maxTransfers: '0', maxPreTransitTime: '1800' });
    expect(back).not.toHaveProperty('maxPostTransitTime');
  });

  it('keeps a path in front of the interface', async () => {
    say = () => ({ body: { one: {}, all: [] } });
    await engine({ baseUrl: `${server.baseUrl}/motis` }).reach(aQuestion([byTheRoad]));
    expect(server.heard[0]?.url.pathname).toBe('/motis/api/v1/one-to-all');
  });

  it('says which timetable the minutes rest on, with one object a day', async () => {
    const motis = engine();
    const out = await motis.reach(aQuestion([byTheRoad]));
    const back = await motis.reach(aQuestion([byTheRoad], { direction: 'BACK', minute: 930 }));
    expect(out?.basis).toEqual({ engine: 'MOTIS', timetableOf: winterDay, rough: false, unanswered: [] });
    expect(back?.basis).toBe(out?.basis);
  });

  it('does not let anybody walk on from a stop for longer than is sure to be one walk within the limit', async () => {
    const twentyMinutesOff = [placeAt(3_000, 1_200)];
    const ofShortTransfers = engine({ longestTransferMinutes: 5 });
    expect((await engine().reach(aQuestion(twentyMinutesOff)))?.minutes[0]).toBe(unknownWay);
    expect((await ofShortTransfers.reach(aQuestion(twentyMinutesOff)))?.minutes[0]).toBe(39);
    const limits = { maxWalkMinutes: 19 };
    expect((await ofShortTransfers.reach(aQuestion(twentyMinutesOff, { limits })))?.minutes[0]).toBe(noWay);
  });

  it('asks for no more than the server allows, and does not know what lies beyond', async () => {
    const limits = { maxMinutes: 240 };
    const reach = await engine({ longestMinutes: 45 }).reach(
      aQuestion([byTheRoad, placeAt(12_000), farOff], { limits }),
    );
    expect(server.heard[0]?.url.searchParams.get('maxTravelTime')).toBe('45');
    expect([...(reach?.minutes ?? [])]).toEqual([23, unknownWay, unknownWay]);
  });

  it('changes no more often, and rides nothing else, than is allowed', async () => {
    const limits = { maxMinutes: 45 };
    expect(await waysOf([atTheHalt], { limits: { ...limits, maxChanges: 0 } })).toEqual([[noWay, 0]]);
    expect(await waysOf([atTheHalt], { limits: { ...limits, modes: ['BUS', 'TRAM'] } })).toEqual([[noWay, 0]]);
  });

  it.each([
    ['the routes that somebody was trained for', { routes: ['94'] }],
    ['step-free rides, where the server is not known to know them', { stepFree: true }],
    ['walking alone', { modes: [] }],
  ])('leaves %s to another engine, unasked', async (_, limits) => {
    expect(await engine().reach(aQuestion([byTheRoad], { limits }))).toBeNull();
    expect(server.heard).toHaveLength(0);
  });

  it('asks a server that knows about wheelchairs for their ways', async () => {
    const limits = { stepFree: true };
    expect(await engine({ isStepFree: true }).reach(aQuestion([byTheRoad], { limits }))).not.toBeNull();
    const asked = server.heard[0]?.url.searchParams;
    expect([asked?.get('pedestrianProfile'), asked?.get('useRoutedTransfers')]).toEqual(['WHEELCHAIR', 'true']);
  });

  it('has nothing to say about a day on which no ride is known', async () => {
    expect(await engine().reach(aQuestion([nextDoor], { on: localDate('2026-11-25') }))).toBeNull();
  });

  const stop = { lat: 52.51, lon: -1.8 };
  it.each([
    ['text that is not JSON', '<html>', 'what it says is not JSON'],
    ['a list', [], 'the answer is not an object'],
    ['no stops', { one: {} }, 'all is not a list'],
    ['a stop without a place', { all: [{ duration: 3, k: 1 }] }, 'all[0].place is not an object'],
    [
      'a stop beyond the pole',
      { all: [{ place: { lat: 152, lon: 0 } }] },
      'all[0].place.lat is not a number from -90 to 90',
    ],
    [
      'minutes in words',
      { all: [{ place: stop, duration: '3', k: 1 }] },
      'all[0].duration is not a whole number from 0 to 60',
    ],
    [
      'more minutes than asked',
      { all: [{ place: stop, duration: 61, k: 1 }] },
      'all[0].duration is not a whole number from 0 to 60',
    ],
    [
      'more changes than asked',
      { all: [{ place: stop, duration: 3, k: 3 }] },
      'all[0].k is not a whole number from 0 to 2',
    ],
  ])('does not believe an answer with %s', async (_, body, reason) => {
    say = () => ({ body });
    const asking = engine().reach(aQuestion([byTheRoad]));
    await expect(asking).rejects.toEqual(new EngineUnavailable('MOTIS', reason));
    await expect(asking).rejects.toBeInstanceOf(EngineUnavailable);
  });

  it('is not to be had when the server refuses', async () => {
    say = () => ({ status: 422, body: { error: `cannot route from ${site.latitude}` } });
    await expect(engine().reach(aQuestion([byTheRoad]))).rejects.toThrow(/^MOTIS did not answer: HTTP status 422$/);
  });

  it('refuses an address that is none', () => {
    expect(() => new MotisEngine({ baseUrl: 'localhost:8080' })).toThrow(RangeError);
  });
});
