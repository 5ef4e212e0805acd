import type { Standing } from '../fair/fair-result.js';

/** True when the first standing is served before the second. O(1). */
export function standsBefore(first: Standing, second: Standing): boolean {
  return compareStandings(first, second) < 0;
}

/** Negative when the first standing is served before the second, 0 when they are the same. O(1). */
export function compareStandings(first: Standing, second: Standing): number {
  return (
    first.priorityClass - second.priorityClass ||
    first.distanceBand - second.distanceBand ||
    first.lotteryNumber - second.lotteryNumber
  );
}
