import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { lotteryOrder } from './lottery.js';
import { MatchingInputError } from './matching-input-error.js';

const hmac = (seed: string, studentId: string): string => createHmac('sha256', seed).update(studentId).digest('hex');
const keysOf = (seed: string, studentIds: readonly string[]): Map<string, string> =>
  new Map(studentIds.map((id) => [id, hmac(seed, id)]));
const manyIds = Array.from({ length: 500 }, (_, index) => `stu-${index}`);

describe('the lottery', () => {
  it('gives the numbers 1 to n, the smallest HMAC going first', () => {
    const keys = keysOf('a seed', manyIds);
    const lottery = lotteryOrder(keys);
    const inOrder = [...lottery].sort(([, left], [, right]) => left - right);
    expect(inOrder.map(([, number]) => number)).toEqual(manyIds.map((_, index) => index + 1));
    const drawn = inOrder.map(([id]) => keys.get(id) ?? '');
    expect(drawn).toEqual([...keys.values()].sort());
  });

  it('does not depend on the order in which the students come', () => {
    expect(lotteryOrder(keysOf('a seed', manyIds.toReversed()))).toEqual(lotteryOrder(keysOf('a seed', manyIds)));
  });

  it('draws another order from another seed', () => {
    expect(lotteryOrder(keysOf('another seed', manyIds))).not.toEqual(lotteryOrder(keysOf('a seed', manyIds)));
  });

  it('breaks a tie of equal keys by student id', () => {
    const key = hmac('a seed', 'anybody');
    const lottery = lotteryOrder(
      new Map([
        ['stu-b', key],
        ['stu-a', key],
      ]),
    );
    expect([lottery.get('stu-a'), lottery.get('stu-b')]).toEqual([1, 2]);
  });

  it.each([
    ['too short', 'abc'],
    ['upper case', 'A'.repeat(64)],
    ['not hexadecimal', 'g'.repeat(64)],
    ['empty', ''],
  ])('is not drawn from a key that is %s', (_, key) => {
    expect(() => lotteryOrder(new Map([['stu-a', key]]))).toThrow(MatchingInputError);
  });
});
