import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { haversineMetres } from './haversine.js';
import { pointOfNationalGrid } from './national-grid.js';
import type { Point } from './point.js';

/**
 * Places all over the grid with what the Ordnance Survey gives for them, by OSTN15: latitude, longitude, easting, northing. Contains OS data
 * © Crown copyright and database right 2016 (OSTN15 developer pack, test input and output).
 */
const surveyed: readonly [place: string, latitude: number, longitude: number, easting: number, northing: number][] = [
  ["St Mary's, Scilly", 49.92226394, -6.29977752, 91_492.146, 11_318.804],
  ['Lizard Point', 49.96006138, -5.2030461, 170_370.718, 11_572.405],
  ['North Foreland', 51.37447026, 1.4445473, 639_821.835, 169_565.858],
  ['Lambeth', 51.48936565, -0.11992557, 530_624.974, 178_388.464],
  ['Carmarthen', 51.85890896, -4.30852477, 241_124.584, 220_332.641],
  ['Malvern', 52.25529382, -2.15458614, 389_544.19, 261_912.153],
  ['Nottingham', 52.96219109, -1.19747656, 454_002.834, 340_834.943],
  ['Blackpool', 53.77911026, -3.04045491, 331_534.564, 431_920.794],
  ['the Isle of Man', 54.32919541, -4.38849118, 244_780.636, 495_254.887],
  ['Glasgow', 55.85399953, -4.29649016, 256_340.925, 664_697.269],
  ['Inverness', 57.48625001, -4.21926399, 267_056.768, 846_176.972],
  ['St Kilda', 57.81351838, -8.57854456, 9_587.909, 899_448.996],
  ['Foula, Shetland', 60.13308092, -2.07382823, 395_999.668, 1_138_728.951],
];

/** Rows of the National Statistics Postcode Lookup, which gives both: degrees there come from OSTN15. */
const looked: readonly [postcode: string, latitude: number, longitude: number, easting: number, northing: number][] = [
  ['AB1 0AA', 57.101474, -2.242851, 385_386, 801_193],
  ['CA8 7JG', 54.977349, -2.532223, 366_033, 564_878],
  ['BR8 7QP', 51.403453, 0.148952, 549_571, 169_349],
  ['BR8 7QW', 51.399687, 0.145885, 549_370, 168_924],
];

function metresOff(latitude: number, longitude: number, easting: number, northing: number): number {
  const point = pointOfNationalGrid(easting, northing);
  return point === undefined ? Number.NaN : haversineMetres({ latitude, longitude }, point);
}

describe('pointOfNationalGrid', () => {
  it.each(surveyed)('puts %s within 5 m of where the Ordnance Survey does', (_, ...place) => {
    expect(metresOff(...place)).toBeLessThan(5);
  });

  it.each(looked)('puts %s within 5 m of where the postcode lookup does', (_, ...place) => {
    expect(metresOff(...place)).toBeLessThan(5);
  });

  it('makes a kilometre on the grid a kilometre on the ground, whichever way it goes', () => {
    const inland = fc.record({
      easting: fc.double({ min: 5_000, max: 695_000, noNaN: true }),
      northing: fc.double({ min: 5_000, max: 1_295_000, noNaN: true }),
      bearing: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    });
    fc.assert(
      fc.property(inland, ({ easting, northing, bearing }) => {
        const from = on(easting, northing);
        const to = on(easting + 1_000 * Math.sin(bearing), northing + 1_000 * Math.cos(bearing));
        // The grid's own scale is off by up to 0.08 %, the sphere that we measure on by up to 0.6 %.
        expect(Math.abs(haversineMetres(from, to) - 1_000)).toBeLessThan(7);
      }),
    );
  });

  it.each([
    [-1, 300_000],
    [700_001, 300_000],
    [400_000, -1],
    [400_000, 1_300_001],
    [Number.NaN, 300_000],
    [400_000, Number.POSITIVE_INFINITY],
  ])('knows no place at %p, %p', (easting, northing) => {
    expect(pointOfNationalGrid(easting, northing)).toBeUndefined();
  });
});

function on(easting: number, northing: number): Point {
  const point = pointOfNationalGrid(easting, northing);
  if (point === undefined) throw new Error('off the grid');
  return point;
}
