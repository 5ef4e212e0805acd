/** How near a placement is, nearest first: 0 up to 30 minutes each way, 1 up to 45, 2 up to 60, 3 beyond. */
export type DistanceBand = 0 | 1 | 2 | 3;

/**
 * The band that the longer of the two ways falls in. Bands rather than minutes order students at a slot, so that a minute more or
 * less in an estimate does not decide who goes. O(1).
 */
export function distanceBand(minutesEachWay: number): DistanceBand {
  if (minutesEachWay <= 30) return 0;
  if (minutesEachWay <= 45) return 1;
  return minutesEachWay <= 60 ? 2 : 3;
}
