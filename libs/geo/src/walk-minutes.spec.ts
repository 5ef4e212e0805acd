import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { walkMinutes } from './walk-minutes.js';

describe('walkMinutes', () => {
  it.each([
    [0, 0],
    [80, 2],
    [500, 10],
    [999, 19],
    [1_000, 19],
    [1_100, 19],
    [1_600, 26],
    [4_828, 79],
  ])('takes %i m in a straight line in %i minutes', (crowMetres, minutes) => {
    expect(walkMinutes(crowMetres)).toBe(minutes);
  });

  it('never makes a place further off nearer on foot', () => {
    const metres = fc.double({ min: 0, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(metres, metres, (a, b) => {
        expect(walkMinutes(Math.max(a, b))).toBeGreaterThanOrEqual(walkMinutes(Math.min(a, b)));
      }),
    );
  });
});
