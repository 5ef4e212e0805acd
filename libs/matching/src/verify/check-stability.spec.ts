import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deferAcceptance } from '../fair/deferred-acceptance.js';
import { checkStability, type PlainMarket } from './check-stability.js';

function anyMarket(students: number, slots: number): fc.Arbitrary<PlainMarket> {
  const allSlots = Array.from({ length: slots }, (_, slot) => slot);
  return fc
    .record({
      lists: fc.array(fc.shuffledSubarray(allSlots), { minLength: 1, maxLength: students }),
      seats: fc.array(fc.nat(2), { minLength: slots, maxLength: slots }),
      keys: fc.array(fc.nat(3), { minLength: students * slots, maxLength: students * slots }),
    })
    .map(({ lists, seats, keys }) => ({
      choiceStart: Int32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]),
      choiceSlot: Int32Array.from(lists.flat()),
      choiceKey: Int32Array.from(
        lists.flatMap((list, student) => list.map((slot) => 100 * keys[student * slots + slot]! + student)),
      ),
      seats: Int32Array.from(seats),
    }));
}

describe('checkStability', () => {
  it('accepts the outcome of deferred acceptance and no other', () => {
    fc.assert(
      fc.property(anyMarket(6, 4), fc.nat(), fc.integer({ min: -1, max: 4 }), (market, who, where) => {
        const { choiceOf } = deferAcceptance(market);
        expect(checkStability(market, choiceOf)).toEqual([]);
        const student = who % choiceOf.length;
        const start = market.choiceStart[student]!;
        const choice = where < 0 ? -1 : start + where;
        if (choice >= market.choiceStart[student + 1]! || choice === choiceOf[student]) return;
        const other = choiceOf.with(student, choice);
        expect(checkStability(market, other)).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a fair outcome that another fair outcome betters for students', () => {
    // Each of two students is first in line at the slot that the other likes best.
    const market = {
      choiceStart: Int32Array.of(0, 2, 4),
      choiceSlot: Int32Array.of(0, 1, 1, 0),
      choiceKey: Int32Array.of(2, 1, 2, 1),
      seats: Int32Array.of(1, 1),
    };
    expect(checkStability(market, Int32Array.of(0, 2))).toEqual([]);
    expect(checkStability(market, Int32Array.of(1, 3)).map(({ kind }) => kind)).toContain('NOT_STUDENT_OPTIMAL');
  });

  it('names the one who stands first among those with cause for envy, and those of a free seat', () => {
    const market = {
      choiceStart: Int32Array.of(0, 1, 2, 3),
      choiceSlot: Int32Array.of(0, 0, 0),
      choiceKey: Int32Array.of(2, 1, 3),
      seats: Int32Array.of(1),
    };
    expect(checkStability(market, Int32Array.of(-1, -1, 2))).toEqual([{ kind: 'JUSTIFIED_ENVY', student: 1, slot: 0 }]);
    expect(checkStability(market, Int32Array.of(-1, -1, -1))).toEqual([{ kind: 'WASTED_SEAT', student: 1, slot: 0 }]);
    expect(checkStability(market, Int32Array.of(0, 1, -1))).toContainEqual({ kind: 'OVER_FULL', student: -1, slot: 0 });
  });

  it('refuses a choice that is not on the list', () => {
    const market = {
      choiceStart: Int32Array.of(0, 1, 2),
      choiceSlot: Int32Array.of(0, 0),
      choiceKey: Int32Array.of(1, 2),
      seats: Int32Array.of(2),
    };
    expect(checkStability(market, Int32Array.of(0, 0))).toEqual([{ kind: 'NOT_OWN_CHOICE', student: 1, slot: -1 }]);
  });
});
