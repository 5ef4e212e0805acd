import { describe, expect, it } from '@jest/globals';
import { changeOf, compareOutcomes, type ComparedStudents, type OutcomeChange } from './compare-outcomes.js';

function some(changes: Partial<ComparedStudents> = {}): ComparedStudents {
  return {
    schoolId: 'north',
    schoolName: 'North School',
    priorityClass: 2,
    sendSupport: false,
    wasPlaced: true,
    isPlaced: true,
    isSameSlot: false,
    rankBefore: 2,
    rankAfter: 2,
    students: 1,
    ...changes,
  };
}

/** One row for each change, of so many students. */
function ofEach(students: number, changes: Partial<ComparedStudents> = {}): ComparedStudents[] {
  return [
    some({ rankAfter: 1, students, ...changes }),
    some({ rankAfter: 5, students, ...changes }),
    some({ wasPlaced: false, rankBefore: null, students, ...changes }),
    some({ isPlaced: false, rankAfter: null, students, ...changes }),
    some({ isSameSlot: true, students, ...changes }),
    some({ rankBefore: null, rankAfter: null, students, ...changes }),
  ];
}

describe('what another proposal changes for a student', () => {
  it.each<[string, Partial<ComparedStudents>, OutcomeChange]>([
    ['a dearer place', { rankBefore: 3, rankAfter: 1 }, 'BETTER'],
    ['a less dear place', { rankBefore: 1, rankAfter: 3 }, 'WORSE'],
    ['an own choice after one that the service chose', { rankBefore: null, rankAfter: 9 }, 'BETTER'],
    ['a place that the service chose after an own choice', { rankBefore: 9, rankAfter: null }, 'WORSE'],
    ['another place that the service chose', { rankBefore: null, rankAfter: null }, 'MOVED'],
    ['the same place', { isSameSlot: true }, 'SAME'],
    ['the same place under another rank', { isSameSlot: true, rankBefore: 2, rankAfter: 1 }, 'SAME'],
    ['a place after none', { wasPlaced: false, rankBefore: null }, 'NEWLY_PLACED'],
    ['no place after one', { isPlaced: false, rankAfter: null }, 'NO_LONGER_PLACED'],
    ['no place in both', { wasPlaced: false, isPlaced: false, rankBefore: null, rankAfter: null }, 'SAME'],
  ])('%s counts as it should', (_, changes, change) => {
    expect(changeOf(some(changes))).toBe(change);
  });
});

describe('two proposals beside each other', () => {
  it('sum over everybody, small sums included, each student once', () => {
    const rows = [...ofEach(1), ...ofEach(2, { schoolId: 'south' })];
    const { all } = compareOutcomes(rows);
    expect(all).toEqual({ BETTER: 3, WORSE: 3, NEWLY_PLACED: 3, NO_LONGER_PLACED: 3, SAME: 3, MOVED: 3 });
    expect(Object.values(all).reduce((total, count) => total + count, 0)).toBe(
      rows.reduce((total, { students }) => total + students, 0),
    );
  });

  it('show the groups that are large enough, by name, and hide one more beside a single hidden one', () => {
    const schools = [
      ...ofEach(20, { schoolId: 'a', schoolName: 'West School' }),
      ...ofEach(10, { schoolId: 'b', schoolName: 'East School' }),
      ...ofEach(4, { schoolId: 'c', schoolName: 'North School' }),
    ];
    const { bySchool } = compareOutcomes(schools);
    expect(bySchool.map(({ label, counts }) => [label, counts?.BETTER ?? null])).toEqual([
      ['East School', null],
      ['North School', null],
      ['West School', 20],
    ]);
  });

  it('group by priority class and by support, which nobody can be picked out of', () => {
    const rows = [
      ...ofEach(8, { priorityClass: 1, sendSupport: true }),
      ...ofEach(9, { priorityClass: 0 }),
      ...ofEach(1, { priorityClass: 0, sendSupport: true }),
    ];
    const { byPriorityClass, bySendSupport } = compareOutcomes(rows);
    expect(byPriorityClass.map(({ key, counts }) => [key, counts?.SAME])).toEqual([
      ['0', 10],
      ['1', 8],
    ]);
    expect(bySendSupport.map(({ key, counts }) => [key, counts?.SAME])).toEqual([
      ['false', 9],
      ['true', 9],
    ]);
  });

  it('count by how far the later place is from the earlier one, own choices only', () => {
    const rows = [
      some({ rankBefore: 3, rankAfter: 1, students: 6 }),
      some({ rankBefore: 4, rankAfter: 2, students: 1 }),
      some({ isSameSlot: true, students: 30 }),
      some({ rankBefore: 1, rankAfter: 2, students: 12 }),
      some({ rankBefore: null, rankAfter: 2, students: 50 }),
    ];
    expect(compareOutcomes(rows).byRankChange).toEqual([
      { ranksDown: -2, students: 7 },
      { ranksDown: 0, students: 30 },
      { ranksDown: 1, students: 12 },
    ]);
    const withFew = [...rows, some({ rankBefore: 1, rankAfter: 9, students: 2 })];
    expect(compareOutcomes(withFew).byRankChange.filter(({ students }) => students === null)).toHaveLength(2);
  });
});
