import { haversineMetres } from '#geo';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellPairsWithin, type CellPairs } from './cell-pairs-within.js';
import { cellRadiusMetres, centresOf, indexByCell, type PointColumns } from './h3-cells.js';

/** Points of some region: many close together, so that the rim of the circle is tried at every size. */
const regions = fc.record({
  latitude: fc.double({ min: -75, max: 75, noNaN: true }),
  longitude: fc.double({ min: -165, max: 165, noNaN: true }),
  spreadDegrees: fc.constantFrom(0.01, 0.1, 0.3),
});

const pointsIn = ({ latitude, longitude, spreadDegrees }: typeof regions extends fc.Arbitrary<infer R> ? R : never) =>
  fc
    .array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 30,
    })
    .map((offsets): PointColumns => ({
      latitudes: Float64Array.from(offsets, ([north]) => latitude + north * spreadDegrees),
      longitudes: Float64Array.from(offsets, ([, east]) => longitude + east * spreadDegrees),
    }));

const worlds = regions.chain((region) =>
  fc.record({ homes: pointsIn(region), sites: pointsIn(region), metres: fc.integer({ min: 0, max: 30_000 }) }),
);

const pointAt = ({ latitudes, longitudes }: PointColumns, at: number): { latitude: number; longitude: number } => ({
  latitude: latitudes[at] ?? Number.NaN,
  longitude: longitudes[at] ?? Number.NaN,
});

const sitesNear = ({ start, sites }: CellPairs, home: number): number[] =>
  Array.from(sites.subarray(start[home], start[home + 1]));

describe('pairs of cells', () => {
  it('never miss two points that are near enough', () => {
    fc.assert(
      fc.property(worlds, ({ homes, sites, metres }) => {
        const [home, site] = [indexByCell(homes), indexByCell(sites)];
        const pairs = cellPairsWithin(home.cells, site.cells, metres);
        home.cellOf.forEach((homeCell, h) => {
          const near = sitesNear(pairs, homeCell);
          site.cellOf.forEach((siteCell, s) => {
            if (haversineMetres(pointAt(homes, h), pointAt(sites, s)) <= metres) expect(near).toContain(siteCell);
          });
        });
      }),
    );
  });

  it('are those whose middles are near enough, each once', () => {
    fc.assert(
      fc.property(worlds, ({ homes, sites, metres }) => {
        const [home, site] = [indexByCell(homes).cells, indexByCell(sites).cells];
        const [homeCentres, siteCentres] = [centresOf(home), centresOf(site)];
        const pairs = cellPairsWithin(home, site, metres);
        expect(pairs.start).toHaveLength(home.length + 1);
        expect(pairs.sites).toHaveLength(pairs.start.at(-1) ?? 0);
        home.forEach((_, h) => {
          const near = [...site.keys()].filter(
            (s) => haversineMetres(pointAt(homeCentres, h), pointAt(siteCentres, s)) <= metres + 2 * cellRadiusMetres,
          );
          expect(sitesNear(pairs, h).toSorted((left, right) => left - right)).toEqual(near);
        });
      }),
    );
  });

  it('are the same every time, and few where nothing is near', () => {
    const birmingham = indexByCell({ latitudes: Float64Array.of(52.5, 52.4), longitudes: Float64Array.of(-1.8, -1.9) });
    const london = indexByCell({ latitudes: Float64Array.of(51.5), longitudes: Float64Array.of(-0.1) });
    expect(cellPairsWithin(birmingham.cells, london.cells, 10_000)).toEqual({
      start: Uint32Array.of(0, 0, 0),
      sites: new Uint32Array(),
    });
    expect(cellPairsWithin(birmingham.cells, london.cells, 200_000)).toEqual({
      start: Uint32Array.of(0, 1, 2),
      sites: Uint32Array.of(0, 0),
    });
  });

  it('are none of nobody and of nowhere', () => {
    const { cells } = indexByCell({ latitudes: Float64Array.of(52.5), longitudes: Float64Array.of(-1.8) });
    const nobody = new BigUint64Array();
    expect(cellPairsWithin(nobody, cells, 10_000)).toEqual({ start: Uint32Array.of(0), sites: new Uint32Array() });
    expect(cellPairsWithin(cells, nobody, 10_000)).toEqual({ start: Uint32Array.of(0, 0), sites: new Uint32Array() });
  });

  it.each([-1, 200_001, Number.NaN])('are not looked for within %p metres', (metres) => {
    const nobody = new BigUint64Array();
    expect(() => cellPairsWithin(nobody, nobody, metres)).toThrow(RangeError);
  });

  it.each([
    ['near the pole', 84, 0],
    ['at the 180th meridian', 52, 179.9],
  ])('are not made %s, where some might be missed', (_, latitude, longitude) => {
    const { cells } = indexByCell({ latitudes: Float64Array.of(latitude), longitudes: Float64Array.of(longitude) });
    expect(() => cellPairsWithin(cells, cells, 10_000)).toThrow(/^Cell 0 lies too near/);
  });
});
