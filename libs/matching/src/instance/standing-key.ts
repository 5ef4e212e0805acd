/** Priority classes and distance bands run from 0 to this. */
export const highestBand = 15;

const lotteryBits = 23;

/**
 * Most students that one run can order: 23 bits of lottery rank beside 4 of class and 4 of band in an int32 that stays positive, and one
 * less, so that no key is 2³¹ - 1, which stands behind everybody.
 */
export const mostStudents = 2 ** lotteryBits - 1;

const bandBits = 4;

/**
 * One number for a standing, so that the hot loops compare one int32: smaller is served first. Class and band are 0 to `highestBand`,
 * the lottery rank is 0 to `mostStudents - 1`. O(1).
 */
export function packKey(priorityClass: number, distanceBand: number, lotteryRank: number): number {
  return (priorityClass << (lotteryBits + bandBits)) | (distanceBand << lotteryBits) | lotteryRank;
}

/** The inverse of `packKey`. O(1). */
export function unpackKey(key: number): { priorityClass: number; distanceBand: number; lotteryRank: number } {
  return {
    priorityClass: key >> (lotteryBits + bandBits),
    distanceBand: (key >> lotteryBits) & highestBand,
    lotteryRank: key & mostStudents,
  };
}
