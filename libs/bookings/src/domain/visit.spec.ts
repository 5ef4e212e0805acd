import { describe, expect, it } from '@jest/globals';
import type { StudentId } from '#kernel';
import { adultsNeeded, faultsOfVisitor } from './visit.js';

const of = (yearGroup: number, students: number): number[] => Array<number>(students).fill(yearGroup);

describe('the adults who go with a group', () => {
  it.each([
    ['nobody', [], 1],
    ['fifteen of Year 9', of(9, 15), 1],
    ['sixteen of Year 9', of(9, 16), 2],
    ['twenty of Year 10', of(10, 20), 1],
    ['twenty-one of Year 10', of(10, 21), 2],
    ['nineteen of Year 12 and one of Year 8', [...of(12, 19), 8], 2],
  ])('are enough for %s', (_, yearGroups, adults) => {
    expect(adultsNeeded(yearGroups)).toBe(adults);
  });
});

describe('a student on the register', () => {
  const visitor = { id: 'stu_1' as StudentId, yearGroup: 10, isElsewhere: false, isKeptFree: false };

  it('has every reason against it said at once', () => {
    expect(faultsOfVisitor(visitor, [10])).toEqual([]);
    expect(faultsOfVisitor(undefined, [10])).toEqual(['NOT_YOURS']);
    const busy = { ...visitor, yearGroup: 9, isElsewhere: true, isKeptFree: true };
    expect(faultsOfVisitor(busy, [10])).toEqual(['YEAR_GROUP', 'ELSEWHERE', 'KEPT_FREE']);
  });
});
