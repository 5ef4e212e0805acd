import { describe, expect, it } from '@jest/globals';
import { blackoutFaults, repeatedDays, type BlackoutDay } from './blackout-day.js';

const day = (onDay: string, changes: Partial<BlackoutDay> = {}): BlackoutDay => ({
  onDay,
  kind: 'EXAM',
  reason: 'GCSE mathematics',
  yearGroups: null,
  ...changes,
});

describe('the days that a school keeps free', () => {
  it('come once each', () => {
    expect(repeatedDays(['2027-05-10', '2027-05-11'].map((onDay) => ({ onDay })))).toEqual([]);
    expect(repeatedDays(['2027-05-10', '2027-05-11', '2027-05-10'].map((onDay) => ({ onDay })))).toEqual([
      { path: '2.onDay', value: '2027-05-10', message: 'comes a second time' },
    ]);
  });

  it('are for year groups that there are, and a training day for everybody; every fault is said at once', () => {
    const days = [
      day('2027-05-10', { yearGroups: [10, 11] }),
      day('2027-05-11', { yearGroups: [14] }),
      day('2027-05-12', { yearGroups: [] }),
      day('2027-05-12', { kind: 'INSET', yearGroups: [10] }),
    ];
    expect(blackoutFaults(days).map(({ path }) => path)).toEqual([
      '3.onDay',
      '1.yearGroups',
      '2.yearGroups',
      '3.yearGroups',
    ]);
  });
});
