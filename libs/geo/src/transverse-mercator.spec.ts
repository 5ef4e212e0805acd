import { describe, expect, it } from '@jest/globals';
import { airyDegreesOf } from './transverse-mercator.js';

/** Degrees from degrees, minutes and seconds. */
function degrees(whole: number, minutes: number, seconds: number): number {
  return whole + minutes / 60 + seconds / 3600;
}

describe('airyDegreesOf', () => {
  it("gives the worked example of the Ordnance Survey's guide to a ten-thousandth of a second", () => {
    const { latitude, longitude } = airyDegreesOf(651_409.903, 313_177.27);
    expect(Math.abs(latitude - degrees(52, 39, 27.2531)) * 3600).toBeLessThan(0.0001);
    expect(Math.abs(longitude - degrees(1, 43, 4.5177)) * 3600).toBeLessThan(0.0001);
  });

  it('puts the true origin 400 km east and 100 km south of the false one', () => {
    const { latitude, longitude } = airyDegreesOf(400_000, -100_000);
    expect(latitude).toBeCloseTo(49, 10);
    expect(longitude).toBeCloseTo(-2, 10);
  });
});
