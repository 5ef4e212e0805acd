import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres } from './haversine.js';

const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('haversineMetres', () => {
  it("puts Archbishop Ilsley 9.4 km from Eden Boys' School", () => {
    const ilsley = { latitude: 52.44488, longitude: -1.82182 };
    const eden = { latitude: 52.51689, longitude: -1.89548 };
    expect(haversineMetres(ilsley, eden)).toBeCloseTo(9_430, -2);
  });

  it('makes one degree of latitude 111.2 km', () => {
    expect(haversineMetres({ latitude: 52, longitude: -1.8 }, { latitude: 53, longitude: -1.8 })).toBeCloseTo(
      111_195,
      0,
    );
  });

  it('is half the circumference between antipodes', () => {
    expect(haversineMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20_015_114, 0);
  });

  it('is the same both ways, zero at home, and never longer by going straight', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(haversineMetres(a, a)).toBe(0);
        expect(haversineMetres(a, b)).toBeCloseTo(haversineMetres(b, a), 3);
        expect(haversineMetres(a, c)).toBeLessThanOrEqual(haversineMetres(a, b) + haversineMetres(b, c) + 1);
      }),
    );
  });
});
