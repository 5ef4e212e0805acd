/** Rows of a file that are used, in the order of their ids. */
export interface UsedRows {
  /** Positions in the file. */
  readonly rows: readonly number[];
  /** By position in the file: the place among those used, or -1. */
  readonly places: Int32Array;
}

/** The used rows, whatever order the file had. O(ids + used log used). */
export function usedRows(ids: readonly string[], used: ReadonlySet<number>): UsedRows {
  const rows = [...used].sort((left, right) => (ids[left]! < ids[right]! ? -1 : 1));
  const places = new Int32Array(ids.length).fill(-1);
  rows.forEach((row, place) => (places[row] = place));
  return { rows, places };
}
