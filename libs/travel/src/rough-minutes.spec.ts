import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roughPublicTransportMinutes } from './rough-minutes.js';

describe('roughPublicTransportMinutes', () => {
  it.each([
    [0, 16],
    [800, 16],
    [1_600, 25],
    [2_400, 33],
    [3_200, 41],
    [4_000, 49],
    [5_200, 62],
    [6_400, 74],
    [10_000, 100],
    [13_600, 126],
  ])('says %i m in a straight line take %i minutes', (crowMetres, minutes) => {
    expect(roughPublicTransportMinutes(crowMetres)).toBe(minutes);
  });

  it('never falls as the distance grows', () => {
    const metres = fc.double({ min: 0, max: 60_000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        expect(roughPublicTransportMinutes(Math.max(a, b))).toBeGreaterThanOrEqual(
          roughPublicTransportMinutes(Math.min(a, b)),
        );
      }),
    );
  });
});
