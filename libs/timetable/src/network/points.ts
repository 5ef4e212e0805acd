/** Many places in columns, WGS 84 degrees. */
export interface PointColumns {
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
}

/** The chosen places, in the order of the choice. O(chosen). */
export function pickPoints(points: PointColumns, chosen: Uint32Array): PointColumns {
  return {
    latitudes: Float64Array.from(chosen, (index) => points.latitudes[index]!),
    longitudes: Float64Array.from(chosen, (index) => points.longitudes[index]!),
  };
}
