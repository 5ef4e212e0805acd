import { describe, expect, it } from '@jest/globals';
import { distanceBand } from './distance-band.js';

describe('distanceBand', () => {
  it.each([
    [0, 0],
    [30, 0],
    [31, 1],
    [45, 1],
    [46, 2],
    [60, 2],
    [61, 3],
    [200, 3],
  ])('puts %i minutes in band %i', (minutes, band) => {
    expect(distanceBand(minutes)).toBe(band);
  });
});
