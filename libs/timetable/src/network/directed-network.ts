/**
 * Lanes of a day in the direction of travel, or mirrored: stops and runs of every lane in reverse, times negated, getting on and off
 * swapped. One search then serves "from here at" and "there by". A position is a stop of a lane; those of lane l are `laneStart[l]` up
 * to, not including, `laneStart[l + 1]`. A row is a run in its lane, earliest first; those of lane l are `firstRow[l]` up to, not
 * including, `firstRow[l + 1] - 1`, and before each lane's first stands one that left at `-never`, so that looking for an earlier one ends.
 */
export interface DirectedLanes {
  readonly laneStart: Int32Array;
  readonly stopAt: Int32Array;
  /** `boardingBits` by position. */
  readonly boarding: Uint8Array;
  readonly firstRow: Int32Array;
  /** When each row leaves its first position. */
  readonly rowStart: Int32Array;
  /**
   * Most rows of a lane take the same time from stop to stop, so that is kept once: a row leaves a position at `rowStart[row] +
   * offsets[rowProfile[row] + position]`, and reaches it at the same with `arriveShift[lane]` added to the index.
   */
  readonly rowProfile: Int32Array;
  readonly arriveShift: Int32Array;
  readonly offsets: Int32Array;
}

/** Lanes with what leads to them. */
export interface DirectedNetwork extends DirectedLanes {
  readonly laneOf: Int32Array;
  /** Positions at which one can get on at stop s: `boardAt[boardStart[s]]` up to, not including, `boardAt[boardStart[s + 1]]`. */
  readonly boardStart: Int32Array;
  readonly boardAt: Int32Array;
  /** Where to get on after arriving at stop s by ride: pairs (position, seconds until one is there) from `changes[2 * changeStart[s]]`, quickest first. */
  readonly changeStart: Int32Array;
  readonly changes: Int32Array;
}

/** Later than any time of a timetable, and a number that walks can be added to, and that can be negated, within 31 bits. */
export const never = 0x3fffffff;
