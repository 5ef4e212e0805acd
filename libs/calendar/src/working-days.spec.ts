import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { isWorkingDay, workingDaysLater } from './placement-days.js';

describe('one working day later', () => {
  it.each([
    ['a Monday', '2026-09-14', '2026-09-15'],
    ['a Friday', '2026-09-18', '2026-09-21'],
    ['a Saturday', '2026-09-19', '2026-09-21'],
    ['the Thursday before Easter', '2026-04-02', '2026-04-07'],
    ['the Friday before a bank holiday', '2026-05-01', '2026-05-05'],
    ['Christmas Eve with a substitute day', '2026-12-24', '2026-12-29'],
  ])('than %s, %s, is %s', (_, from, to) => {
    expect(workingDaysLater(localDate(from), 1)).toBe(to);
    expect(isWorkingDay(localDate(to))).toBe(true);
  });

  it('comes day by day', () => {
    expect(workingDaysLater(localDate('2026-12-24'), 0)).toBe('2026-12-24');
    expect(workingDaysLater(localDate('2026-12-24'), 4)).toBe('2027-01-04');
  });
});
