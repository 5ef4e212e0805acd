import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { walkMinutes } from '#geo';
import { walkMetres, walkRadiusMetres, walkSeconds } from './walk-seconds.js';

const anyMetres = fc.integer({ min: 0, max: 2_000_000 }).map((centimetres) => centimetres / 100);

describe('seconds on foot', () => {
  it('are the minutes on foot, told more exactly', () => {
    fc.assert(fc.property(anyMetres, (crow) => expect(Math.ceil(walkSeconds(crow) / 60)).toBe(walkMinutes(crow))));
  });

  it('go by a path half as long again as the straight line up to 1 km, and 1.3 times as long further on', () => {
    expect([0, 100, 1_000, 1_100, 2_000].map(walkSeconds)).toEqual([0, 113, 1_125, 1_125, 1_950]);
    expect(walkMetres(500)).toBe(750);
  });

  it('reach nothing beyond the straight line that is looked at for them', () => {
    fc.assert(
      fc.property(anyMetres, fc.integer({ min: 0, max: 7_200 }), (crow, seconds) => {
        if (walkSeconds(crow) <= seconds) expect(crow).toBeLessThanOrEqual(walkRadiusMetres(seconds));
      }),
    );
  });
});
