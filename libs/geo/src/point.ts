/** A place on the ground in WGS 84 degrees: latitude -90 to 90, longitude -180 to 180. Make one with `parsePoint`. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const decimalDegrees = /^[+-]?\d{1,3}(\.\d+)?$/;

/**
 * The point, or `undefined` when either part is not a number of degrees in range. Text must be plain decimal ("52.50259"):
 * an empty cell of a file is refused, where `Number('')` would answer 0. O(1).
 */
export function parsePoint(latitude: number | string, longitude: number | string): Point | undefined {
  const point = { latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : undefined;
}

function degreesOf(part: number | string): number {
  if (typeof part === 'number') return part;
  const text = part.trim();
  return decimalDegrees.test(text) ? Number(text) : Number.NaN;
}
