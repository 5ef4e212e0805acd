import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lotteryRanks } from './lottery-ranks.js';

describe('lotteryRanks', () => {
  it('gives the lowest number rank 0 and every student a rank of their own, equal numbers in the order of the students', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 60 }),
        (numbers) => {
          const sorted = numbers.map((number, student) => ({ number, student }));
          sorted.sort((left, right) => left.number - right.number || left.student - right.student);
          const expected = new Int32Array(numbers.length);
          sorted.forEach(({ student }, rank) => (expected[student] = rank));
          expect(lotteryRanks(Uint32Array.from(numbers))).toEqual(expected);
        },
      ),
    );
  });
});
