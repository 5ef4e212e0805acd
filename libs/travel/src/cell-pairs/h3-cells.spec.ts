import { haversineMetres } from '#geo';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cellToBoundary, latLngToCell } from 'h3-js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellPairsWithin } from './cell-pairs-within.js';
import { cellRadiusMetres, centresOf, indexByCell } from './h3-cells.js';

const file = join(process.env['FOOTHOLD_DATA'] ?? '../shared/data', 'england_points_250k_u16.bin');
const whenPresent = existsSync(file) ? it : it.skip;

const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('the cells of points', () => {
  it('stand once each, in the order of their first points', () => {
    const { cells, cellOf } = indexByCell({
      latitudes: Float64Array.of(52.5, 51.5, 52.50001),
      longitudes: Float64Array.of(-1.8, -0.1, -1.80001),
    });
    expect([...cells]).toEqual(
      [52.5, 51.5].map((latitude, at) => BigInt(`0x${latLngToCell(latitude, [-1.8, -0.1][at] ?? 0, 8)}`)),
    );
    expect([...cellOf]).toEqual([0, 1, 0]);
  });

  it('fit a column of signed 64-bit numbers', () => {
    fc.assert(
      fc.property(anywhere, ({ latitude, longitude }) => {
        const { cells } = indexByCell({ latitudes: Float64Array.of(latitude), longitudes: Float64Array.of(longitude) });
        expect(new BigInt64Array(cells.buffer)[0]).toBe(cells[0]);
      }),
    );
  });

  it('have no corner and no point further from their middle than the radius, anywhere', () => {
    fc.assert(
      fc.property(anywhere, ({ latitude, longitude }) => {
        const { cells } = indexByCell({ latitudes: Float64Array.of(latitude), longitudes: Float64Array.of(longitude) });
        const { latitudes, longitudes } = centresOf(cells);
        const middle = { latitude: latitudes[0] ?? 0, longitude: longitudes[0] ?? 0 };
        const corners = cellToBoundary(latLngToCell(latitude, longitude, 8));
        const furthest = [[latitude, longitude], ...corners].map(([north = 0, east = 0]) =>
          haversineMetres(middle, { latitude: north, longitude: east }),
        );
        expect(Math.max(...furthest)).toBeLessThan(cellRadiusMetres);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a cell of another resolution', 0x89195c04c07ffffn],
    ['a number that is no cell', 7n],
    ['nothing', 0n],
  ])('are not %s', (_, cell) => {
    expect(() => centresOf(BigUint64Array.of(cell))).toThrow(`${cell.toString(16)} is not an H3 cell of resolution 8`);
  });

  whenPresent('pair up real places in England without missing any', () => {
    const raw = new Uint16Array(new Uint8Array(readFileSync(file)).buffer);
    // Every 625th place, so that all of the country is there; a uint16 spans 7 degrees of latitude from 49 and 9 of longitude from -7.
    const points = {
      latitudes: Float64Array.from({ length: 400 }, (_, at) => 49 + ((raw[1_250 * at] ?? 0) / 65_535) * 7),
      longitudes: Float64Array.from({ length: 400 }, (_, at) => -7 + ((raw[1_250 * at + 1] ?? 0) / 65_535) * 9),
    };
    const { cells, cellOf } = indexByCell(points);
    const { start, sites } = cellPairsWithin(cells, cells, 10_000);
    const found = new Set<number>();
    for (let home = 0; home < cells.length; home++) {
      for (const site of sites.subarray(start[home], start[home + 1])) found.add(home * cells.length + site);
    }
    const pointAt = (at: number) => ({ latitude: points.latitudes[at] ?? 0, longitude: points.longitudes[at] ?? 0 });
    let near = 0;
    let missed = 0;
    for (let from = 0; from < cellOf.length; from++) {
      for (let to = 0; to < cellOf.length; to++) {
        if (haversineMetres(pointAt(from), pointAt(to)) > 10_000) continue;
        near += 1;
        if (!found.has((cellOf[from] ?? 0) * cells.length + (cellOf[to] ?? 0))) missed += 1;
      }
    }
    expect(missed).toBe(0);
    expect(near).toBeGreaterThan(cellOf.length);
    expect(found.size).toBe(sites.length);
  });
});
