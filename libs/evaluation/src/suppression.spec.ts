import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leastShown, suppressed, suppressedGroups } from './suppression.js';

const anyGroups = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) => fc.array(fc.array(fc.nat(20), { minLength: columns, maxLength: columns }), { maxLength: 8 }));

describe('suppressed', () => {
  it.each([
    [0, null],
    [1, null],
    [4, null],
    [5, 5],
    [215, 215],
  ])('shows %i as %p', (count, shown) => {
    expect(suppressed(count)).toBe(shown);
  });
});

describe('suppressedGroups', () => {
  it('shows everything when no count is small', () => {
    expect(suppressedGroups([[5], [60]])).toEqual([[5], [60]]);
  });

  it('hides the next smallest group beside a single hidden one, so that it cannot be had by subtraction', () => {
    expect(suppressedGroups([[30], [3], [12]])).toEqual([[30], null, null]);
  });

  it('hides a whole row for one small count in it', () => {
    expect(
      suppressedGroups([
        [30, 8],
        [20, 2],
        [25, 3],
        [9, 40],
      ]),
    ).toEqual([[30, 8], null, null, [9, 40]]);
  });

  it('hides more while the hidden ones sum to less than five', () => {
    expect(suppressedGroups([[30], [1], [2], [12]])).toEqual([[30], null, null, null]);
  });

  it('never lets a small count, or a small sum of what is hidden, be seen while anything is shown', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const shown = suppressedGroups(groups);
        const hidden = groups.filter((_, index) => shown[index] === null);
        for (const row of shown) expect(row === null || row.every((count) => count >= leastShown)).toBe(true);
        if (hidden.length === 0 || hidden.length === groups.length) return;
        expect(hidden.length).toBeGreaterThan(1);
        (groups[0] ?? []).forEach((_, column) => {
          expect(hidden.reduce((total, row) => total + (row[column] ?? 0), 0)).toBeGreaterThanOrEqual(leastShown);
        });
      }),
    );
  });

  it('keeps each row in its place and as it was', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        suppressedGroups(groups).forEach((row, index) => expect(row === null || row === groups[index]).toBe(true));
      }),
    );
  });
});
