import { cellRadiusMetres, centresOf, type PointColumns } from './h3-cells.js';

/** Home cells with the site cells near each, by place in the arrays that were given. */
export interface CellPairs {
  /** One longer than there are home cells: the site cells near home cell h are `sites[start[h]]` up to, not including, `sites[start[h + 1]]`. */
  readonly start: Uint32Array;
  /** Each home cell's from south to north in strips, from west to east in a strip. */
  readonly sites: Uint32Array;
}

/** Of the sphere that `haversineMetres` measures on. */
const earthRadiusMetres = 6_371_008.8;

const radians = Math.PI / 180;

/** Strips across the distance looked for: more of them fit the circle better, fewer are quicker to go through. */
const stripsAcross = 10;

/**
 * All pairs of a home cell and a site cell that may hold two points no more than `metres` apart: those whose middles are no further apart
 * than that and twice a cell's radius. Never misses a pair; some of those at the rim hold no two points so near. Cells are H3 indices of
 * resolution 8, each once. O(cells log cells + pairs); for all of England, some hundred thousand cells within 10 km, about half a second
 * and 4 bytes a pair. Throws RangeError where a cell is none, where one lies beyond 80 degrees north or south or 170 east or west (strips
 * neither close round a pole nor go on across the 180th meridian), or where `metres` is not from 0 to 200,000.
 */
export function cellPairsWithin(homeCells: BigUint64Array, siteCells: BigUint64Array, metres: number): CellPairs {
  if (!(metres >= 0 && metres <= 200_000)) throw new RangeError(`${metres} metres is not from 0 to 200,000`);
  const homes = onSphere(centresOf(homeCells));
  const angle = (metres + 2 * cellRadiusMetres) / earthRadiusMetres;
  const strips = toStrips(onSphere(centresOf(siteCells)), (2 * angle) / stripsAcross);
  const start = new Uint32Array(homeCells.length + 1);
  let sites = new Uint32Array(1_024);
  let found = 0;
  for (let home = 0; home < homeCells.length; home++) {
    // As many as all site cells may follow.
    if (found + siteCells.length > sites.length) sites = grown(sites, found + siteCells.length);
    found = writeNear(strips, homes, home, angle, sites, found);
    start[home + 1] = found;
  }
  return { start, sites: sites.slice(0, found) };
}

/** Middles of cells as angles and as points of the unit sphere, in columns. */
interface SpherePoints {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

function onSphere({ latitudes, longitudes }: PointColumns): SpherePoints {
  const beyond = latitudes.findIndex((latitude, at) => Math.abs(latitude) > 80 || Math.abs(longitudes[at]!) > 170);
  if (beyond >= 0) throw new RangeError(`Cell ${beyond} lies too near a pole or the 180th meridian to be paired`);
  const latitude = latitudes.map((degrees) => degrees * radians);
  const longitude = longitudes.map((degrees) => degrees * radians);
  return {
    latitude,
    longitude,
    x: latitude.map((each, at) => Math.cos(each) * Math.cos(longitude[at]!)),
    y: latitude.map((each, at) => Math.cos(each) * Math.sin(longitude[at]!)),
    z: latitude.map(Math.sin),
  };
}

/** Points sorted into strips of equal latitude, each from west to east. */
interface Strips {
  readonly points: SpherePoints;
  /** The place of each sorted point in what was given. */
  readonly placeOf: Uint32Array;
  readonly south: number;
  readonly height: number;
  /** Strip s is the sorted points `first[s]` up to, not including, `first[s + 1]`. */
  readonly first: Uint32Array;
  /** By strip: no parallel in it is a smaller part of the equator. */
  readonly narrowest: Float64Array;
}

function toStrips(points: SpherePoints, height: number): Strips {
  const { latitude, longitude } = points;
  const south = latitude.reduce((least, each) => Math.min(least, each), 2);
  const stripOf = Uint32Array.from(latitude, (each) => Math.floor((each - south) / height));
  const placeOf = Uint32Array.from(latitude.keys()).sort(
    (left, right) => stripOf[left]! - stripOf[right]! || longitude[left]! - longitude[right]! || left - right,
  );
  const first = new Uint32Array(stripOf.reduce((most, each) => Math.max(most, each), 0) + 2);
  for (const strip of stripOf) first[strip + 1]!++;
  for (let strip = 1; strip < first.length; strip++) first[strip]! += first[strip - 1]!;
  const narrowest = Float64Array.from(first, (_, strip) =>
    Math.min(Math.cos(south + strip * height), Math.cos(south + (strip + 1) * height)),
  );
  const sorted = (column: Float64Array): Float64Array => Float64Array.from(placeOf, (place) => column[place]!);
  return {
    points: {
      latitude: sorted(latitude),
      longitude: sorted(longitude),
      x: sorted(points.x),
      y: sorted(points.y),
      z: sorted(points.z),
    },
    placeOf,
    south,
    height,
    first,
    narrowest,
  };
}

/** Writes the sites near one home from `at` on, and says where the next goes. */
function writeNear(
  strips: Strips,
  homes: SpherePoints,
  home: number,
  angle: number,
  sites: Uint32Array,
  at: number,
): number {
  const { points, placeOf, south, height, first, narrowest } = strips;
  const latitude = homes.latitude[home]!;
  const longitude = homes.longitude[home]!;
  const homeX = homes.x[home]!;
  const homeY = homes.y[home]!;
  const homeZ = homes.z[home]!;
  // Points are no further apart than an angle when the cosine between them, their product, is no less than the angle's.
  const leastProduct = Math.cos(angle) - 1e-12;
  const squareOfHalf = Math.sin(angle / 2) ** 2;
  const shrinks = Math.cos(latitude);
  const last = Math.min(Math.floor((latitude + angle - south) / height), first.length - 2);
  let next = at;
  for (let strip = Math.max(0, Math.floor((latitude - angle - south) / height)); strip <= last; strip++) {
    const lower = south + strip * height;
    const gap = Math.max(0, lower - latitude, latitude - lower - height);
    // The haversine formula, turned round: how far east or west the strip may touch the circle at all. For speed x² - x⁴/3 stands for the
    // square of the sine of x, which it never exceeds, and the tangent for the angle, which never exceeds it.
    const half = (gap * gap) / 4;
    const square = Math.max(0, squareOfHalf - half + (half * half) / 3) / (shrinks * narrowest[strip]!);
    const east = square < 1 ? 2 * Math.sqrt(square / (1 - square)) + 1e-12 : Math.PI;
    const end = first[strip + 1]!;
    for (let site = firstEastOf(points.longitude, first[strip]!, end, longitude - east); site < end; site++) {
      if (points.longitude[site]! > longitude + east) break;
      const product = homeX * points.x[site]! + homeY * points.y[site]! + homeZ * points.z[site]!;
      if (product >= leastProduct) sites[next++] = placeOf[site]!;
    }
  }
  return next;
}

/** The first of the sorted longitudes between two places that is not west of one, by halving. */
function firstEastOf(longitudes: Float64Array, from: number, to: number, longitude: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (longitudes[middle]! < longitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

function grown(column: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * column.length, length));
  larger.set(column);
  return larger;
}
