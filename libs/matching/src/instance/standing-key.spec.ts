import { describe, expect, it } from '@jest/globals';
import { deferAcceptance } from '../fair/deferred-acceptance.js';
import { highestBand, mostStudents, packKey, unpackKey } from './standing-key.js';

describe('a standing in one number', () => {
  it.each([
    [0, 0, 0],
    [highestBand, 0, mostStudents - 1],
    [0, highestBand, mostStudents - 1],
    [highestBand, highestBand, mostStudents - 1],
  ])('holds class %i, band %i and rank %i', (priorityClass, distanceBand, lotteryRank) => {
    const key = packKey(priorityClass, distanceBand, lotteryRank);
    expect(unpackKey(key)).toEqual({ priorityClass, distanceBand, lotteryRank });
  });

  it('seats even the last of the largest run where a seat is free', () => {
    const market = {
      choiceStart: Int32Array.of(0, 1),
      choiceSlot: Int32Array.of(0),
      choiceKey: Int32Array.of(packKey(highestBand, highestBand, mostStudents - 1)),
      seats: Int32Array.of(1),
    };
    expect(deferAcceptance(market).choiceOf).toEqual(Int32Array.of(0));
  });
});
