import { describe, expect, it } from '@jest/globals';
import { parsePoint } from './point.js';

describe('parsePoint', () => {
  it('reads degrees as numbers and as the text of a file', () => {
    const hodgeHill = { latitude: 52.50259, longitude: -1.81777 };
    expect(parsePoint(52.50259, -1.81777)).toEqual(hodgeHill);
    expect(parsePoint(' 52.50259', '-1.81777')).toEqual(hodgeHill);
  });

  it.each([
    ['', ''],
    ['52.5', ''],
    ['91', '0'],
    [0, 180.001],
    [-90.5, 0],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
    ['5e1', '0'],
    ['0x10', '0'],
    ['52,5', '-1,8'],
    ['52.5N', '1.8W'],
  ])('refuses %p, %p', (latitude, longitude) => {
    expect(parsePoint(latitude, longitude)).toBeUndefined();
  });

  it('keeps the poles and the date line', () => {
    expect(parsePoint(90, -180)).toEqual({ latitude: 90, longitude: -180 });
  });
});
