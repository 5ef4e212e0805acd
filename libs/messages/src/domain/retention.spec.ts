import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { hourAfter, hourBefore } from './allowance.js';
import { concernsDoneBefore, forgottenBefore } from './retention.js';

describe('what was written', () => {
  it.each([
    ['2027-10-30', '2026-10-30'],
    ['2028-02-29', '2027-03-01'],
    ['2029-03-01', '2028-03-01'],
  ])('on %s is forgotten where the last day was before %s', (today, before) => {
    expect(forgottenBefore(localDate(today))).toBe(before);
  });

  it('is kept by a concern until thirty days after that was closed', () => {
    expect(concernsDoneBefore(new Date('2027-10-31T03:30:00Z'))).toEqual(new Date('2027-10-01T03:30:00Z'));
  });

  it('counts for an hour', () => {
    const now = new Date('2026-10-26T09:00:00Z');
    expect(hourBefore(now)).toEqual(new Date('2026-10-26T08:00:00Z'));
    expect(hourAfter(hourBefore(now))).toEqual(now);
  });
});
