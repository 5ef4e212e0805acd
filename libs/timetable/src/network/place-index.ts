import { haversineMetres, type Point } from '#geo';
import type { PointColumns } from './points.js';

/** Metres of a degree of latitude on the sphere that `haversineMetres` measures on, rounded down, so that a band is never too narrow. */
const metresPerDegree = 111_194;

/** Height of a band: a walk to a stop crosses some ten of them. */
const bandDegrees = 0.002;

/**
 * Many places, found by nearness: bands of equal latitude, each in the order of longitude. A place far off its fellows costs nothing
 * here, where a grid over the bounding box would grow with it. Not for circles across the 180th meridian.
 */
export interface PlaceIndex {
  readonly points: PointColumns;
  /** South edge of band 0, degrees. */
  readonly south: number;
  /** Band b is `members[bandStart[b]]` up to, not including, `members[bandStart[b + 1]]`. */
  readonly bandStart: Uint32Array;
  readonly members: Uint32Array;
}

/** Makes the places findable. O(n log n); a million in about a second. */
export function indexPlaces(points: PointColumns): PlaceIndex {
  const { latitudes, longitudes } = points;
  const south = latitudes.reduce((least, latitude) => Math.min(least, latitude), 90);
  const bands = Uint32Array.from(latitudes, (latitude) => Math.floor((latitude - south) / bandDegrees));
  const bandStart = new Uint32Array(bands.reduce((most, band) => Math.max(most, band), 0) + 2);
  for (const band of bands) bandStart[band + 1]!++;
  for (let band = 1; band < bandStart.length; band++) bandStart[band]! += bandStart[band - 1]!;
  const members = Uint32Array.from(latitudes.keys()).sort(
    (left, right) => bands[left]! - bands[right]! || longitudes[left]! - longitudes[right]! || left - right,
  );
  return { points, south, bandStart, members };
}

/** Calls `visit` with every place within `radiusMetres` in a straight line, and its distance; in no promised order. O(bands touched + found). */
export function visitWithin(
  index: PlaceIndex,
  centre: Point,
  radiusMetres: number,
  visit: (place: number, crowMetres: number) => void,
): void {
  const { points, south, bandStart, members } = index;
  const { latitude, longitude } = centre;
  const north = radiusMetres / metresPerDegree;
  // A degree of longitude is shortest where the circle comes nearest to a pole.
  const widest = Math.cos((Math.min(Math.abs(latitude) + north, 89.9) * Math.PI) / 180);
  const east = north / widest;
  const lastBand = Math.min(Math.floor((latitude + north - south) / bandDegrees), bandStart.length - 2);
  for (let band = Math.max(0, Math.floor((latitude - north - south) / bandDegrees)); band <= lastBand; band++) {
    const end = bandStart[band + 1]!;
    for (let at = firstEastOf(index, band, longitude - east); at < end; at++) {
      const place = members[at]!;
      const placeLongitude = points.longitudes[place]!;
      if (placeLongitude > longitude + east) break;
      const metres = haversineMetres(centre, { latitude: points.latitudes[place]!, longitude: placeLongitude });
      if (metres <= radiusMetres) visit(place, metres);
    }
  }
}

/** The band's first member at or east of a longitude, by halving. */
function firstEastOf({ points, bandStart, members }: PlaceIndex, band: number, longitude: number): number {
  let low = bandStart[band]!;
  let high = bandStart[band + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points.longitudes[members[middle]!]! < longitude) low = middle + 1;
    else high = middle;
  }
  return low;
}
