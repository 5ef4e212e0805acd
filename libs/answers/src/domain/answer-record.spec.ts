import { describe, expect, it } from '@jest/globals';
import { answeredPercent } from './answer-record.js';

describe('how an employer answers', () => {
  it.each([
    [0, 0, null],
    [4, 4, null],
    [5, 0, 0],
    [5, 5, 100],
    [6, 4, 67],
    [200, 199, 100],
  ])('of %i requests, %i answered in time, is told as %p', (asked, answeredInTime, percent) => {
    expect(answeredPercent({ asked, answeredInTime })).toBe(percent);
  });
});
