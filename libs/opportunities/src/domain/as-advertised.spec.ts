import { describe, expect, it } from '@jest/globals';
import { asAdvertisedBy } from './as-advertised.js';

describe('how many say that it was as advertised', () => {
  it.each([
    [
      { reviews: 5, asAdvertised: 4 },
      { percent: 80, lowPercent: 38, highPercent: 96 },
    ],
    [
      { reviews: 5, asAdvertised: 5 },
      { percent: 100, lowPercent: 57, highPercent: 100 },
    ],
    [
      { reviews: 200, asAdvertised: 160 },
      { percent: 80, lowPercent: 74, highPercent: 85 },
    ],
  ])('of %o is %o', (tally, rate) => {
    expect(asAdvertisedBy(tally)).toEqual({ reviews: tally.reviews, ...rate });
  });
});
