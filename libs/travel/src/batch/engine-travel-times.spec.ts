import { localDate, localTime } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EstimateEngine } from '../engine/estimate-engine.js';
import { noWay, unknownWay, type Reach, type ReachQuestion, type TravelEngine } from '../engine/travel-engine.js';
import { centreOf, homeCellOf, type HomeCell } from '../home-cell.js';
import { noEscort, usualTravelLimits, type TravelLimits } from '../limits/travel-limits.js';
import type { TravelHome, TravelSite } from '../travel-time-provider.js';
import { EngineTravelTimes } from './engine-travel-times.js';

const estimate = new EngineTravelTimes(new EstimateEngine());
const hodgeHill = homeCellOf({ latitude: 52.50259, longitude: -1.81777 });
const centre = centreOf(hodgeHill);

/** One degree of latitude is 111.195 km. */
const siteNorth = (crowMetres: number, id = `${crowMetres} m`): TravelSite => ({
  id,
  point: { latitude: centre.latitude + crowMetres / 111_195, longitude: centre.longitude },
  on: localDate('2026-10-26'),
  startsAt: localTime('09:00'),
  finishesAt: localTime('15:30'),
});

const home = (id: string, limits: Partial<TravelLimits> = {}, cell: HomeCell = hodgeHill): TravelHome => ({
  id,
  cell,
  limits: { ...usualTravelLimits(10), ...limits },
  fare: null,
});

/** Answers every home alike, and remembers what it was asked. */
class OneAnswer implements TravelEngine {
  readonly name = 'MOTIS';
  readonly asked: ReachQuestion[] = [];

  constructor(private readonly minutes: number) {}

  reach(question: ReachQuestion): Promise<Reach> {
    this.asked.push(question);
    return Promise.resolve({
      minutes: new Uint16Array(question.homes.length).fill(this.minutes),
      rides: new Uint8Array(question.homes.length).fill(2),
      basis: { engine: 'MOTIS', timetableOf: null, rough: false, unanswered: [] },
    });
  }
}

describe('travel times from an engine', () => {
  it('walk where walking is near enough, and do not call a walk rough', async () => {
    const [edge] = await estimate.batch({ sites: [siteNorth(1_500)], homes: [home('amina')] });
    expect(edge).toMatchObject({ siteId: '1500 m', homeId: 'amina', outMinutes: 25, backMinutes: 25, mode: 'WALK' });
    expect(edge).toMatchObject({ outRides: 0, pencePerDay: 0, basis: { rough: false } });
  });

  it('take public transport beyond the walking limit and say that the minutes are rough', async () => {
    const journey = await estimate.between(home('amina'), siteNorth(4_000));
    expect(journey).toMatchObject({ outMinutes: 49, backMinutes: 49, mode: 'PUBLIC_TRANSPORT', pencePerDay: null });
    expect(journey.basis).toMatchObject({ engine: 'ESTIMATE', rough: true });
  });

  it('do not make a student walk further than that student may', async () => {
    expect((await estimate.between(home('a', { maxWalkMinutes: 25 }), siteNorth(1_500))).mode).toBe('WALK');
    expect((await estimate.between(home('a', { maxWalkMinutes: 24 }), siteNorth(1_500))).mode).toBe('PUBLIC_TRANSPORT');
  });

  it('keep a site that is just within the limit and leave out the next minute, each student by their own', async () => {
    const homes = [home('amina', { maxMinutesEachWay: 49 }), home('bilal', { maxMinutesEachWay: 48 })];
    const edges = await estimate.batch({ sites: [siteNorth(4_000)], homes });
    expect(edges.map(({ homeId }) => homeId)).toEqual(['amina']);
  });

  it('answer a pair far beyond any limit when asked for that pair alone, whatever the hours that hold otherwise', async () => {
    const early = home('amina', { latestHome: localTime('15:35'), escort: { ...noEscort, kind: 'TO_STOP' } });
    expect((await estimate.between(early, siteNorth(40_000))).outMinutes).toBe(317);
  });

  it('guess no ride for a student who may only take trained routes, or needs steps to be absent', async () => {
    const trained = { escort: { ...noEscort, kind: 'TRAINED_ROUTES' as const, routes: ['94'] } };
    const homes = [home('trained', trained), home('step-free', { stepFree: true }), home('on foot', { modes: [] })];
    expect(await estimate.batch({ sites: [siteNorth(4_000)], homes })).toEqual([]);
    expect(await estimate.batch({ sites: [siteNorth(1_000)], homes })).toHaveLength(3);
  });

  it('let somebody cycle or be driven only where that is allowed, and take what is quickest', async () => {
    const far = siteNorth(8_000);
    const modes = async (allowed: TravelLimits['modes']): Promise<string[]> =>
      (await estimate.batch({ sites: [far], homes: [home('a', { modes: allowed })] })).map(({ mode }) => mode);
    expect(await modes(['BUS'])).toEqual([]);
    expect(await modes(['BUS', 'CYCLE'])).toEqual(['CYCLE']);
    expect(await modes(['BUS', 'CYCLE', 'FAMILY_CAR'])).toEqual(['FAMILY_CAR']);
  });

  it('mark a place above the family’s means and keep it', async () => {
    const fare = { singlePence: 200, dayCapPence: null, freeWith: ['pass'] };
    const homes = [
      { ...home('short', { maxPencePerDay: 399 }), fare },
      { ...home('enough', { maxPencePerDay: 400 }), fare },
      { ...home('pass', { maxPencePerDay: 0, passes: ['pass'] }), fare },
    ];
    const edges = await estimate.batch({ sites: [siteNorth(4_000)], homes });
    expect(edges.map(({ homeId, pencePerDay, needsTravelGrant }) => [homeId, pencePerDay, needsTravelGrant])).toEqual([
      ['short', 400, true],
      ['enough', 400, false],
      ['pass', 0, false],
    ]);
  });

  it('ask once for all slots of a workplace and all students of a cell that share their limits', async () => {
    const engine = new OneAnswer(30);
    const homes = [home('amina'), home('bilal'), home('chidi', { maxPencePerDay: 100 })];
    const sites = [siteNorth(2_000, 'autumn'), siteNorth(2_000, 'spring')];
    const edges = await new EngineTravelTimes(engine).batch({ sites, homes });
    expect(edges).toHaveLength(6);
    expect(engine.asked.map(({ direction, minute }) => [direction, minute])).toEqual([
      ['OUT', 530],
      ['BACK', 930],
    ]);
    expect(engine.asked[0]?.homes).toHaveLength(1);
  });

  it('ask again for a student who may change more often', async () => {
    const engine = new OneAnswer(30);
    await new EngineTravelTimes(engine).batch({
      sites: [siteNorth(2_000)],
      homes: [home('amina'), home('bilal', { maxChanges: 2 })],
    });
    expect(engine.asked.map(({ limits }) => limits.maxChanges)).toEqual([1, 1, 2, 2]);
  });

  it('never take what the engine does not know for out of reach, and take what it knows to be out of reach for that', async () => {
    const batch = (minutes: number) =>
      new EngineTravelTimes(new OneAnswer(minutes)).batch({ sites: [siteNorth(4_000)], homes: [home('amina')] });
    expect(await batch(noWay)).toEqual([]);
    expect(await batch(unknownWay)).toMatchObject([{ outMinutes: 49, basis: { engine: 'ESTIMATE', rough: true } }]);
    expect(await batch(50)).toMatchObject([{ outMinutes: 50, outRides: 2, basis: { engine: 'MOTIS', rough: false } }]);
  });

  it('estimate what an engine has nothing to say about', async () => {
    const silent: TravelEngine = { name: 'TIMETABLE', reach: () => Promise.resolve(null) };
    const edges = await new EngineTravelTimes(silent).batch({ sites: [siteNorth(4_000)], homes: [home('amina')] });
    expect(edges).toMatchObject([{ outMinutes: 49, basis: { engine: 'ESTIMATE' } }]);
  });

  it('have an edge for exactly the pairs that are within the limit one by one, with the same minutes, sites before homes', async () => {
    const places = fc.array(
      fc.record({
        latitude: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
        longitude: fc.double({ min: -1.95, max: -1.7, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(places, places, fc.integer({ min: 10, max: 120 }), async (from, to, maxMinutesEachWay) => {
        const homes = from.map((point, n) => home(`home ${n}`, { maxMinutesEachWay }, homeCellOf(point)));
        const sites = to.map((point, n) => ({ ...siteNorth(0), id: `site ${n}`, point }));
        const expected: unknown[] = [];
        for (const site of sites) {
          for (const each of homes) {
            const alone = await estimate.between(each, site);
            if (alone.outMinutes <= maxMinutesEachWay) expected.push({ siteId: site.id, homeId: each.id, ...alone });
          }
        }
        expect(await estimate.batch({ sites, homes })).toEqual(expected);
      }),
    );
  });

  it('have nothing to say about nobody and nowhere', async () => {
    expect(await estimate.batch({ sites: [], homes: [] })).toEqual([]);
  });
});

describe('a placement with several places', () => {
  const nextDay = localDate('2026-10-27');
  const withOthers = (...metres: number[]): TravelSite => ({
    ...siteNorth(1_500),
    others: metres.map((each) => ({ point: siteNorth(each).point, on: nextDay })),
  });

  it('is as far as the farthest of them, whichever that is', async () => {
    const alone = await estimate.between(home('amina'), siteNorth(4_000));
    const near = await estimate.between(home('amina'), siteNorth(1_500));
    expect(await estimate.between(home('amina'), withOthers(4_000))).toEqual(alone);
    expect(await estimate.between(home('amina'), withOthers(500, 4_000, 900))).toEqual(alone);
    expect(await estimate.between(home('amina'), withOthers(500))).toEqual(near);
  });

  it('is out of reach as soon as one of them is', async () => {
    const homes = [home('amina', { maxMinutesEachWay: 49 }), home('bilal', { maxMinutesEachWay: 48 })];
    const edges = await estimate.batch({ sites: [withOthers(4_000)], homes });
    expect(edges.map(({ siteId, homeId }) => [siteId, homeId])).toEqual([['1500 m', 'amina']]);
  });

  it('is asked about on the day on which each is reached', async () => {
    const engine = new OneAnswer(20);
    await new EngineTravelTimes(engine).batch({ sites: [withOthers(4_000)], homes: [home('amina')] });
    expect(new Set(engine.asked.map(({ on }) => on))).toEqual(new Set(['2026-10-26', nextDay]));
  });
});
