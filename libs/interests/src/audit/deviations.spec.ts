import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceBounds } from './chance-bounds.js';
import { dissimilarityIn, meanDifferenceIn } from './deviations.js';
import { seededRandom } from './seeded-random.js';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('meanDifferenceIn', () => {
  it('is the mean of the part less the mean of the rest', () => {
    const values = Float64Array.from([1, 3, 5, 5, 8]);
    const difference = meanDifferenceIn(5, 22);
    expect(difference(values, 0, 2)).toBe(2 - 6);
    expect(difference(values, 4, 5)).toBe(8 - 3.5);
  });

  it('is nothing where one side is empty', () => {
    const values = Float64Array.from([1, 2]);
    expect(meanDifferenceIn(2, 3)(values, 0, 2)).toBe(0);
    expect(meanDifferenceIn(2, 3)(values, 1, 1)).toBe(0);
  });
});

describe('dissimilarityIn', () => {
  it('agrees with an index worked out by hand', () => {
    // Of four girls three in sector 0 and one in 1; of four boys one in 0, one in 1 and two in 2: (2/4 + 0 + 2/4) / 2.
    const values = Float64Array.from([0, 0, 0, 1, 0, 1, 2, 2]);
    expect(dissimilarityIn([4, 2, 2])(values, 0, 4)).toBe(0.5);
  });

  it('is 0 for groups that are spread alike and 1 for groups that never meet', () => {
    expect(dissimilarityIn([2, 4])(Float64Array.from([0, 1, 1, 0, 1, 1]), 0, 3)).toBe(0);
    expect(dissimilarityIn([2, 1])(Float64Array.from([0, 0, 1]), 0, 2)).toBe(1);
  });

  it('stays from 0 to 1 and is the same for either side', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 2, maxLength: 30 }), fc.nat(30), (sectors, at) => {
        const cut = at % (sectors.length + 1);
        const index = dissimilarityIn([0, 1, 2, 3].map((sector) => sectors.filter((each) => each === sector).length));
        const values = Float64Array.from(sectors);
        expect(index(values, 0, cut)).toBeCloseTo(index(values, cut, sectors.length));
        expect(index(values, 0, cut)).toBeGreaterThanOrEqual(0);
        expect(index(values, 0, cut)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('chanceBounds', () => {
  it('lie where the normal law puts them for one large group', () => {
    // Of 400 noughts and ones half each, 200 are dealt: a standard error of 0.05, so 1.96 of them.
    const pool = Array.from({ length: 400 }, (_, at) => (at < 200 ? 0 : 1));
    const [bound = 0] = chanceBounds(pool, [200], meanDifferenceIn(400, 200), { seed: 3, deals: 2000 });
    expect(bound).toBeGreaterThan(0.09);
    expect(bound).toBeLessThan(0.107);
  });

  it('lie farther out for small groups, and the more groups are watched', () => {
    const pool = Array.from({ length: 200 }, (_, at) => (at * 37) % 101);
    const difference = meanDifferenceIn(200, sum(pool));
    const deals = { seed: 3, deals: 499 };
    const [large = 0, small = 0] = chanceBounds(pool, [100, 10], difference, deals);
    expect(small).toBeGreaterThan(2 * large);
    const [alone = 0] = chanceBounds(pool, [10], difference, deals);
    const [amongMany = 0] = chanceBounds(
      pool,
      Array.from({ length: 20 }, () => 10),
      difference,
      deals,
    );
    expect(amongMany).toBeGreaterThan(alone * 1.2);
  });

  it('are nothing where everybody has the same', () => {
    expect(chanceBounds([1, 1, 1, 1], [2], meanDifferenceIn(4, 4), { seed: 1, deals: 50 })).toEqual([0]);
  });
});

describe('seededRandom', () => {
  it('gives the same numbers for a seed and others for another', () => {
    const first = (seed: number): number[] => Array.from({ length: 5 }, seededRandom(seed));
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it('is even over the range', () => {
    const random = seededRandom(11);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let left = 100_000; left > 0; left--) {
      const at = Math.floor(random() * 10);
      tenths[at] = (tenths[at] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
