import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres, type Point } from '#geo';
import { orderByLocality } from './locality.js';
import { indexPlaces, visitWithin } from './place-index.js';
import type { PointColumns } from './points.js';

const anyPoint: fc.Arbitrary<Point> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      latitude: fc.double({ min: 52.4, max: 52.6, noNaN: true }),
      longitude: fc.double({ min: -2.1, max: -1.8, noNaN: true }),
    }),
  },
  // A stop whose coordinates somebody forgot, and one in the far north.
  { weight: 1, arbitrary: fc.constantFrom({ latitude: 0, longitude: 0 }, { latitude: 89.99, longitude: 20 }) },
);

function columnsOf(points: readonly Point[]): PointColumns {
  return {
    latitudes: Float64Array.from(points, ({ latitude }) => latitude),
    longitudes: Float64Array.from(points, ({ longitude }) => longitude),
  };
}

describe('places', () => {
  it('within a distance are those that a look at every one finds', () => {
    fc.assert(
      fc.property(
        fc.array(anyPoint, { maxLength: 60 }),
        anyPoint,
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        (points, centre, radius) => {
          const found: [number, number][] = [];
          visitWithin(indexPlaces(columnsOf(points)), centre, radius, (place, metres) => found.push([place, metres]));
          const expected = points.map((point, place): [number, number] => [place, haversineMetres(centre, point)]);
          expect(found.toSorted(([one], [other]) => one - other)).toEqual(
            expected.filter(([, metres]) => metres <= radius),
          );
        },
      ),
    );
  });

  it('of a grid, put in order of locality, are a way on which every step leads to a neighbour', () => {
    const points = Array.from({ length: 256 }, (_, at) => ({
      latitude: 52 + Math.floor(at / 16) / 100,
      longitude: -2 + ((at * 7) % 16) / 100,
    }));
    const order = [...orderByLocality(columnsOf(points), [...points.keys()])];
    expect(order.toSorted((one, other) => one - other)).toEqual([...points.keys()]);
    const steps = order.slice(1).map((place, at) => {
      const [here, before] = [points[place]!, points[order[at]!]!];
      return Math.abs(here.latitude - before.latitude) + Math.abs(here.longitude - before.longitude);
    });
    expect(Math.max(...steps)).toBeCloseTo(0.01);
  });

  it('that are one place, or none, are in order as they are', () => {
    const same = columnsOf([anyPlace, anyPlace, anyPlace]);
    expect([...orderByLocality(same, [2, 0, 1])]).toEqual([0, 1, 2]);
    expect([...orderByLocality(same, [])]).toEqual([]);
  });
});

const anyPlace = { latitude: 52.5, longitude: -1.9 };
