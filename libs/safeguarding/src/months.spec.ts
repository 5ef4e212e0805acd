import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addYears, localDate, partsOf } from '#kernel';
import { isFresh, monthsAfter } from './months.js';

describe('months later', () => {
  it.each([
    ['2026-01-15', 0, '2026-01-15'],
    ['2026-01-15', 11, '2026-12-15'],
    ['2026-01-15', 12, '2027-01-15'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-03-31', 6, '2026-09-30'],
    ['2026-12-01', 36, '2029-12-01'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(monthsAfter(localDate(from), months)).toBe(to);
  });

  it('twelve months are a year, the leap day apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const day = addDays(localDate('2000-01-01'), offset);
        const [, month, dayOfMonth] = partsOf(day);
        fc.pre(month !== 2 || dayOfMonth !== 29);
        expect(monthsAfter(day, 12)).toBe(addYears(day, 1));
      }),
    );
  });
});

describe('what is fresh', () => {
  const seen = localDate('2026-11-02');
  it.each([
    ['2026-11-01', '2027-07-05', false],
    ['2026-11-02', '2027-07-05', true],
    ['2027-01-11', '2027-11-02', true],
    ['2027-01-11', '2027-11-03', false],
  ])('decided on %s for %s: %s', (decidedOn, on, fresh) => {
    expect(isFresh(null, 12, localDate(decidedOn), localDate(on))).toBe(false);
    expect(isFresh(seen, 12, localDate(decidedOn), localDate(on))).toBe(fresh);
  });
});
