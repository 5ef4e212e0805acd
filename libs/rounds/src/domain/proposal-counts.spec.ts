import { describe, expect, it } from '@jest/globals';
import {
  priorityPlaced,
  shownConsent,
  shownGroups,
  shownOverDemand,
  type ProposalCount,
  type ShownGroup,
} from './proposal-counts.js';

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

describe('shownOverDemand', () => {
  it('shows how many students want how few places', () => {
    const group = { students: 31, slots: 12, seats: 26 };
    expect(shownOverDemand([group])).toEqual([group]);
  });

  it('hides the students where those who go without are few, and those of one more group, and never a place', () => {
    const groups = [
      { students: 90, slots: 20, seats: 60 },
      { students: 31, slots: 12, seats: 26 },
      { students: 30, slots: 9, seats: 29 },
    ];
    expect(shownOverDemand(groups).map(({ students, seats }) => [students, seats])).toEqual([
      [90, 60],
      [null, 26],
      [null, 29],
    ]);
  });
});

describe('shownConsent', () => {
  it.each([
    [
      { gained: 8, moved: 12, movedDown: 7, ranksLost: 12 },
      { gained: 8, moved: 12, movedDown: 7, ranksLost: 12 },
    ],
    [
      { gained: 5, moved: 6, movedDown: 4, ranksLost: 40 },
      { gained: 5, moved: null, movedDown: null, ranksLost: null },
    ],
    [
      { gained: 0, moved: 0, movedDown: 0, ranksLost: 0 },
      { gained: null, moved: null, movedDown: null, ranksLost: null },
    ],
    [
      { gained: 7, moved: 8, movedDown: 6, ranksLost: 9 },
      { gained: 7, moved: null, movedDown: 6, ranksLost: 9 },
    ],
  ])('shows %j as %j', (consent, shown) => {
    expect(shownConsent(consent)).toEqual(shown);
  });
});

describe('priorityPlaced', () => {
  const aClass = (key: string, placed: number | null): ShownGroup => ({ key, label: null, placed, unplaced: placed });
  const maximum = { kind: 'MAXIMUM', priorityClasses: 2, ranks: 'GREEDY' } as const;

  it('adds up the classes that are served first', () => {
    expect(priorityPlaced(maximum, [aClass('0', 7), aClass('1', 20), aClass('2', 90)])).toBe(27);
  });

  it('shows nothing that would let a hidden class be worked out, and nothing in the fair mode', () => {
    expect(priorityPlaced(maximum, [aClass('0', null), aClass('1', 20), aClass('2', null)])).toBeNull();
    expect(priorityPlaced({ kind: 'FAIR' }, [aClass('0', 7)])).toBeNull();
  });
});
