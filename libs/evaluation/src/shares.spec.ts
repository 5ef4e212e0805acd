import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shares, shownShares } from './shares.js';
import { leastShown } from './suppression.js';

const anyCounts = fc.array(fc.nat(40), { minLength: 2, maxLength: 6 });

describe('the shares of the answers', () => {
  it('of twelve students are what a pilot of a virtual ward published', () => {
    const percents = (counts: readonly number[]): unknown => shares(counts).map((share) => share?.percent);
    expect(percents([8, 4, 0, 0])).toEqual([67, 33, 0, 0]);
    expect(percents([11, 1, 0])).toEqual([92, 8, 0]);
    expect(percents([7, 5, 0, 0, 0])).toEqual([58, 42, 0, 0, 0]);
    expect(percents([5, 7, 0, 0])).toEqual([42, 58, 0, 0]);
  });

  it('carry the range that chance leaves open', () => {
    expect(shares([8, 4])[0]).toEqual({ count: 8, percent: 67, low: 39, high: 86 });
  });

  it('are none where nobody answered', () => {
    expect(shares([0, 0, 0])).toEqual([null, null, null]);
    expect(shownShares([0, 0, 0])).toEqual([null, null, null]);
  });

  it('lie within their range and come to a hundred but for rounding', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const all = shares(counts).filter((share) => share !== null);
        for (const { percent, low, high } of all) expect(low <= percent && percent <= high).toBe(true);
        const sum = all.reduce((total, { percent }) => total + percent, 0);
        if (all.length > 0) expect(Math.abs(sum - 100)).toBeLessThanOrEqual(counts.length / 2);
      }),
    );
  });
});

describe('the shares that a coordinator sees', () => {
  it('leave out an answer that four gave, and another one, so that it cannot be worked out', () => {
    expect(shownShares([80, 60, 8, 4]).map((share) => share?.count ?? null)).toEqual([80, 60, null, null]);
  });

  it('never let a number under five be seen or worked out from the sum', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const shown = shownShares(counts);
        const hidden = counts.filter((_, index) => shown[index] === null);
        for (const share of shown) expect(share === null || share.count >= leastShown).toBe(true);
        if (hidden.length === 0 || hidden.length === counts.length) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(leastShown);
      }),
    );
  });
});
