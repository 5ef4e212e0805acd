import { localTime } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centreOf, homeCellOf } from './home-cell.js';
import type { TravelHome, TravelSite } from './travel-time-provider.js';
import { WalkAndRoughEstimate } from './walk-and-rough-estimate.js';

const estimate = new WalkAndRoughEstimate();
const hodgeHill = homeCellOf({ latitude: 52.50259, longitude: -1.81777 });
const centre = centreOf(hodgeHill);
const wideLimits = { maxMinutesEachWay: 600, maxWalkMinutes: 30 };

/** One degree of latitude is 111.195 km. */
const siteNorth = (crowMetres: number, id = `${crowMetres} m`): TravelSite => ({
  id,
  point: { latitude: centre.latitude + crowMetres / 111_195, longitude: centre.longitude },
  startsAt: localTime('09:00'),
  finishesAt: localTime('15:30'),
});

const journeys = (homes: readonly TravelHome[], sites: readonly TravelSite[], maxMinutesEachWay: number) =>
  estimate.batch({ sites, homes, limits: { maxMinutesEachWay, maxWalkMinutes: 30 } });

describe('WalkAndRoughEstimate', () => {
  it('walks where walking is near enough, and does not call a walk rough', async () => {
    const [edge] = await estimate.batch({
      sites: [siteNorth(1_500)],
      homes: [{ id: 'amina', cell: hodgeHill }],
      limits: wideLimits,
    });
    expect(edge).toEqual({
      siteId: '1500 m',
      homeId: 'amina',
      outMinutes: 25,
      backMinutes: 25,
      mode: 'WALK',
      rough: false,
    });
  });

  it('takes public transport beyond the walking limit and says that the minutes are rough', async () => {
    const journey = await estimate.between(hodgeHill, siteNorth(4_000));
    expect(journey).toEqual({ outMinutes: 49, backMinutes: 49, mode: 'PUBLIC_TRANSPORT', rough: true });
  });

  it('does not make a student walk further than that student wants', async () => {
    expect((await estimate.between(hodgeHill, siteNorth(1_500), 25)).mode).toBe('WALK');
    expect((await estimate.between(hodgeHill, siteNorth(1_500), 24)).mode).toBe('PUBLIC_TRANSPORT');
  });

  it('keeps a site that is just within the limit and leaves out the next minute', async () => {
    const homes = [{ id: 'amina', cell: hodgeHill }];
    const sites = [siteNorth(4_000)];
    expect(await journeys(homes, sites, 49)).toHaveLength(1);
    expect(await journeys(homes, sites, 48)).toHaveLength(0);
  });

  it('answers a pair far beyond any limit when asked for that pair alone', async () => {
    expect((await estimate.between(hodgeHill, siteNorth(40_000))).outMinutes).toBe(317);
  });

  it('gives students of one cell and slots of one workplace the same journey, each under its own id', async () => {
    const homes = [
      { id: 'amina', cell: hodgeHill },
      { id: 'bilal', cell: hodgeHill },
    ];
    const edges = await journeys(homes, [siteNorth(2_000, 'autumn'), siteNorth(2_000, 'summer')], 60);
    expect(edges.map(({ siteId, homeId }) => `${siteId} ${homeId}`)).toEqual([
      'autumn amina',
      'autumn bilal',
      'summer amina',
      'summer bilal',
    ]);
    expect(new Set(edges.map(({ outMinutes }) => outMinutes)).size).toBe(1);
  });

  it('has an edge for exactly the pairs that are within the limit one by one, with the same minutes', async () => {
    const places = fc.array(
      fc.record({
        latitude: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
        longitude: fc.double({ min: -1.95, max: -1.7, noNaN: true }),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(places, places, fc.integer({ min: 0, max: 120 }), async (homePoints, sitePoints, limit) => {
        const homes = homePoints.map((point, n) => ({ id: `home ${n}`, cell: homeCellOf(point) }));
        const sites = sitePoints.map((point, n) => ({ ...siteNorth(0), id: `site ${n}`, point }));
        const found = new Map(
          (await journeys(homes, sites, limit)).map(({ siteId, homeId, ...journey }) => [
            `${siteId} ${homeId}`,
            journey,
          ]),
        );
        for (const home of homes) {
          for (const site of sites) {
            const alone = await estimate.between(home.cell, site);
            expect(found.get(`${site.id} ${home.id}`)).toEqual(alone.outMinutes <= limit ? alone : undefined);
          }
        }
      }),
    );
  });

  it('has nothing to say about nobody and nowhere', async () => {
    expect(await estimate.batch({ sites: [], homes: [], limits: wideLimits })).toEqual([]);
  });
});
