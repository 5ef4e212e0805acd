import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '#kernel';
import { daysOf, mostDays, rangeFaults } from './cover.js';

const from = localDate('2026-10-26');

describe('a range of days to cover', () => {
  it('may be one day, and at most so many', () => {
    expect(rangeFaults({ from, to: from })).toEqual([]);
    expect(rangeFaults({ from, to: addDays(from, mostDays - 1) })).toEqual([]);
    expect(rangeFaults({ from, to: addDays(from, mostDays) })).toHaveLength(1);
  });

  it('does not end before it begins', () => {
    expect(rangeFaults({ from, to: addDays(from, -1) })).toEqual([
      { path: 'to', value: '2026-10-25', message: 'must not be before the first day' },
    ]);
  });

  it('holds both its ends, and a leap day', () => {
    expect(daysOf({ from: localDate('2028-02-28'), to: localDate('2028-03-01') })).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
  });
});
