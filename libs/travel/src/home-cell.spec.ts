import { haversineMetres } from '#geo';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { centreOf, homeCellOf, isHomeCell } from './home-cell.js';

const hodgeHillGirls = { latitude: 52.50259, longitude: -1.81777 };

describe('a home cell', () => {
  it('keeps a home to within 250 m anywhere in England', () => {
    const england = fc.record({
      latitude: fc.double({ min: 49.9, max: 55.8, noNaN: true }),
      longitude: fc.double({ min: -6.4, max: 1.8, noNaN: true }),
    });
    fc.assert(
      fc.property(england, (home) => {
        const cell = homeCellOf(home);
        expect(isHomeCell(cell)).toBe(true);
        expect(homeCellOf(centreOf(cell))).toBe(cell);
        expect(haversineMetres(home, centreOf(cell))).toBeLessThan(250);
      }),
    );
  });

  it('is shared by two doors of one school', () => {
    expect(homeCellOf({ latitude: 52.50261, longitude: -1.81775 })).toBe(homeCellOf(hodgeHillGirls));
  });

  it.each([
    ['nothing', ''],
    ['a postcode', 'B36 8EY'],
    ['a finer cell', '8a195c04c077fff'],
    ['a coarser cell', '88195c04c1fffff'],
    ['capitals', '89195C04C07FFFF'],
    ['a leading nought', '089195c04c07ffff'],
    ['a space', ' 89195c04c07ffff'],
    ['a number that is no cell', '89195c04c07fff0'],
    ['digits that run on', '8919ffffffffffffffff'],
  ])('is not %s', (_, text) => {
    expect(isHomeCell(text)).toBe(false);
  });

  it('is fifteen lower-case hexadecimal digits', () => {
    expect(isHomeCell('89195c04c07ffff')).toBe(true);
  });
});
