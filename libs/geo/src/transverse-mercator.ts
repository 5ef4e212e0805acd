import type { Point } from './point.js';

/** Airy 1830, the ellipsoid that the National Grid is drawn on: its half axes in metres. */
export const airyHalfAxesMetres = { equatorial: 6_377_563.396, polar: 6_356_256.909 } as const;

const { equatorial, polar } = airyHalfAxesMetres;
const radians = Math.PI / 180;

/** The National Grid's projection: scale on its middle meridian, true origin 49 N 2 W, and where the false origin puts that. */
const scale = 0.9996012717;
const origin = { latitude: 49 * radians, longitude: -2 * radians, eastingMetres: 400_000, northingMetres: -100_000 };

const squaredEccentricity = 1 - (polar * polar) / (equatorial * equatorial);
const n = (equatorial - polar) / (equatorial + polar);

/**
 * Degrees on the Airy ellipsoid (datum OSGB36, not yet WGS 84) of a place in metres on the National Grid; exact to a millimetre on the
 * grid. For metres in the grid's range; O(1), some five rounds. Source: Ordnance Survey, "A guide to coordinate systems in Great
 * Britain", annexe C; the names of the terms are those of the guide.
 */
export function airyDegreesOf(eastingMetres: number, northingMetres: number): Point {
  const east = eastingMetres - origin.eastingMetres;
  const foot = footLatitude(northingMetres - origin.northingMetres);
  const sine = Math.sin(foot);
  const tan = Math.tan(foot);
  const secant = 1 / Math.cos(foot);
  const bend = 1 - squaredEccentricity * sine * sine;
  const nu = (equatorial * scale) / Math.sqrt(bend);
  const rho = (equatorial * scale * (1 - squaredEccentricity)) / bend ** 1.5;
  const eta2 = nu / rho - 1;
  const [tan2, tan4, tan6] = [tan ** 2, tan ** 4, tan ** 6];

  const VII = tan / (2 * rho * nu);
  const VIII = (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan2 + eta2 - 9 * tan2 * eta2);
  const IX = (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan2 + 45 * tan4);
  const X = secant / nu;
  const XI = (secant / (6 * nu ** 3)) * (nu / rho + 2 * tan2);
  const XII = (secant / (120 * nu ** 5)) * (5 + 28 * tan2 + 24 * tan4);
  const XIIA = (secant / (5040 * nu ** 7)) * (61 + 662 * tan2 + 1320 * tan4 + 720 * tan6);

  return {
    latitude: (foot - VII * east ** 2 + VIII * east ** 4 - IX * east ** 6) / radians,
    longitude: (origin.longitude + X * east - XI * east ** 3 + XII * east ** 5 - XIIA * east ** 7) / radians,
  };
}

/** The latitude, in radians, whose arc along the middle meridian has that length. */
function footLatitude(arcMetres: number): number {
  let latitude = origin.latitude;
  let rest = arcMetres;
  // Each round leaves some thousandth of the rest, so a hundredth of a millimetre is reached in five.
  while (Math.abs(rest) >= 0.00001) {
    latitude += rest / (equatorial * scale);
    rest = arcMetres - meridianArcMetres(latitude);
  }
  return latitude;
}

/** Metres along the middle meridian from the true origin. */
function meridianArcMetres(latitude: number): number {
  const minus = latitude - origin.latitude;
  const plus = latitude + origin.latitude;
  return (
    polar *
    scale *
    ((1 + n + (5 / 4) * n ** 2 + (5 / 4) * n ** 3) * minus -
      (3 * n + 3 * n ** 2 + (21 / 8) * n ** 3) * Math.sin(minus) * Math.cos(plus) +
      ((15 / 8) * n ** 2 + (15 / 8) * n ** 3) * Math.sin(2 * minus) * Math.cos(2 * plus) -
      (35 / 24) * n ** 3 * Math.sin(3 * minus) * Math.cos(3 * plus))
  );
}
