import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson.js';

const held = fc.integer({ min: 1, max: 5000 }).chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));

describe("Wilson's interval", () => {
  // The last two are examples of R. G. Newcombe, Statistics in Medicine 17 (1998), table I.
  it.each([
    [8, 12, 0.3906, 0.8619],
    [11, 12, 0.6461, 0.9851],
    [0, 12, 0, 0.2425],
    [12, 12, 0.7575, 1],
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
  ])('of %i in %i is %d to %d', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is everything where nobody was asked', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it('holds the share itself, stays within nought and one, and is the mirror image of the share that did not hold', () => {
    fc.assert(
      fc.property(held, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials);
        const mirrored = wilsonInterval(trials - successes, trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThanOrEqual(successes / trials);
        expect(mirrored.low).toBeCloseTo(1 - high, 10);
        expect(mirrored.high).toBeCloseTo(1 - low, 10);
      }),
    );
  });

  it('solves the equation that it comes from: at its ends the share is one deviate away', () => {
    fc.assert(
      fc.property(held, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials, 2);
        for (const end of [low, high].filter((share) => share > 0 && share < 1)) {
          const away = Math.abs(successes / trials - end) / Math.sqrt((end * (1 - end)) / trials);
          expect(away).toBeCloseTo(2, 6);
        }
      }),
    );
  });

  it('grows narrower with more answers of the same share', () => {
    const widths = [12, 120, 1200].map((trials) => {
      const { low, high } = wilsonInterval((trials * 2) / 3, trials);
      return high - low;
    });
    expect(widths).toEqual([...widths].sort((left, right) => right - left));
  });
});
