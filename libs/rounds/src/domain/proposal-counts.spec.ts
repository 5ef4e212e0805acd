import { describe, expect, it } from '@jest/globals';
import { shownGroups, type ProposalCount } from './proposal-counts.js';

function aCount(by: ProposalCount['by'], key: string, placed: number, unplaced: number): ProposalCount {
  return { by, key, label: by === 'SCHOOL' ? `School ${key}` : null, placed, unplaced };
}

const counts = [
  aCount('SCHOOL', 'a', 30, 6),
  aCount('SCHOOL', 'b', 20, 3),
  aCount('SCHOOL', 'c', 15, 9),
  aCount('CHOICE_RANK', '1', 40, 0),
  aCount('CHOICE_RANK', '2', 25, 0),
];

describe('shownGroups', () => {
  it('hides a school with few unplaced students, and another, so that neither can be worked out from the sums', () => {
    expect(shownGroups(counts, 'SCHOOL')).toEqual([
      { key: 'a', label: 'School a', placed: 30, unplaced: 6 },
      { key: 'b', label: 'School b', placed: null, unplaced: null },
      { key: 'c', label: 'School c', placed: null, unplaced: null },
    ]);
  });

  it('does not take the empty column of a kind of group for a small number', () => {
    expect(shownGroups(counts, 'CHOICE_RANK').map(({ placed }) => placed)).toEqual([40, 25]);
  });

  it('shows nothing of a kind that was not counted', () => {
    expect(shownGroups(counts, 'CAUSE')).toEqual([]);
  });
});
