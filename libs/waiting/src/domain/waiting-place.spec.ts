import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cells, roles, type Role, type SchoolId } from '#kernel';
import { fits, inOrder, offerUntilOf, waitingStates, waitingTransitions, type FullSlot } from './waiting-place.js';

const none = { freeSchoolMeals: false, sendSupport: false, careExperienced: false, neetRisk: false };
const now = new Date('2026-10-01T08:00:00Z');
const school = 'sch_00000000000000000000000001' as SchoolId;

describe('the states of waiting', () => {
  const actors: readonly (Role | 'SYSTEM')[] = [...roles, 'SYSTEM'];
  const allowed = cells(waitingTransitions, waitingStates, actors)
    .filter((cell) => cell.allowed)
    .map(({ from, to, role }) => `${from} > ${to} by ${role}`);

  it('allow these steps and no others', () => {
    expect(allowed.sort()).toEqual([
      'WAITING > ENDED by SYSTEM',
      'WAITING > LEFT by CAREERS_LEAD',
      'WAITING > LEFT by STUDENT',
      'WAITING > OFFERED by SYSTEM',
    ]);
  });
});

describe('the line', () => {
  const at = (id: string, minutes: number, flags: typeof none | null) => ({
    id: id as never,
    joinedAt: new Date(now.getTime() + minutes * 60_000),
    flags,
  });

  it('goes by priority class, then by who has waited longest, then by id', () => {
    const line = [
      at('d', 0, none),
      at('c', 0, none),
      at('b', 9, { ...none, neetRisk: true }),
      at('a', 10, { ...none, careExperienced: true }),
      at('e', 3, { ...none, freeSchoolMeals: true }),
    ];
    expect(inOrder(line).map(({ id }) => id)).toEqual(['a', 'e', 'b', 'c', 'd']);
  });

  it('is the same whatever order it is read in', () => {
    const flags = fc.constantFrom(none, { ...none, neetRisk: true }, { ...none, careExperienced: true }, null);
    const line = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat(3), flags), { selector: ([id]) => id });
    fc.assert(
      fc.property(line, (people) => {
        const read = people.map(([id, minutes, of]) => at(id, minutes, of));
        expect(inOrder([...read].reverse())).toEqual(inOrder(read));
      }),
    );
  });
});

describe('an offer', () => {
  it('stands for two days, or half of what is left before the slot begins', () => {
    expect(offerUntilOf(now, new Date('2026-10-26T09:30:00Z'))).toEqual(new Date('2026-10-03T08:00:00Z'));
    expect(offerUntilOf(now, new Date('2026-10-02T08:00:00Z'))).toEqual(new Date('2026-10-01T20:00:00Z'));
  });
});

describe('free places', () => {
  const slot = {
    remaining: 10,
    minimumGroup: 5,
    mostPerSchool: 12,
    keptForSchoolIds: null,
    yearGroups: [10],
  } as unknown as FullSlot;
  const group = { schoolId: school, studentId: null, places: 8, yearGroup: null };
  const student = { schoolId: school, studentId: 'stu_1' as never, places: 1, yearGroup: 10 };

  it.each([
    ['a group that fits', group, slot, 0, true],
    ['a group that is too large', { ...group, places: 11 }, slot, 0, false],
    ['a group that is too small', { ...group, places: 4 }, slot, 0, false],
    ['a school that would hold too many', group, slot, 5, false],
    ['a school that they are not kept for', group, { ...slot, keptForSchoolIds: [] }, 0, false],
    ['a student of a year that is welcome', student, slot, 0, true],
    ['a student of another year', { ...student, yearGroup: 9 }, slot, 0, false],
  ])('do for %s or not', (_, who, where, held, expected) => {
    expect(fits(who, where, held)).toBe(expected);
  });
});
