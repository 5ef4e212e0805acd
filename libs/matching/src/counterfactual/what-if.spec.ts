import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deferAcceptance } from '../fair/deferred-acceptance.js';
import type { Market } from '../fair/market.js';
import { settleMarket } from './settled-market.js';
import { whatIfClosed, whatIfListed, whatIfOneMoreSeat, type Changes, type NewChoice } from './what-if.js';

interface Listed {
  readonly slot: number;
  readonly key: number;
}

/** A market with two schools, odd and even students, each of which may have a ceiling at a slot. */
function marketOf(
  seats: readonly number[],
  ceilings: readonly number[],
  lists: readonly (readonly Listed[])[],
): Market {
  const choiceStart = new Int32Array(lists.length + 1);
  lists.forEach((list, student) => (choiceStart[student + 1] = choiceStart[student]! + list.length));
  return {
    choiceStart,
    choiceSlot: Int32Array.from(lists.flat(), ({ slot }) => slot),
    choiceKey: Int32Array.from(lists.flat(), ({ key }) => key),
    seats: Int32Array.from(seats),
    ceilings: {
      choiceCeiling: Int32Array.from(
        lists.flatMap((list, student) => list.map(({ slot }) => ceilingAt(ceilings, student, slot))),
      ),
      seats: Int32Array.from(ceilings, (most) => Math.max(most, 0)),
    },
  };
}

/** The ceiling of a student's school at a slot, or -1 where there is none. */
function ceilingAt(ceilings: readonly number[], student: number, slot: number): number {
  const ceiling = 2 * slot + (student % 2);
  return ceilings[ceiling]! < 0 ? -1 : ceiling;
}

interface Case {
  readonly seats: readonly number[];
  readonly ceilings: readonly number[];
  readonly lists: readonly (readonly Listed[])[];
  /** Another list for one of the students. */
  readonly student: number;
  readonly otherList: readonly Listed[];
  readonly slot: number;
}

/** Keys differ from slot to slot, so that students want each other's places and outcomes have circles to undo. */
function anyCase(studentCount: number, slotCount: number, hasCeilings: boolean): fc.Arbitrary<Case> {
  const slots = Array.from({ length: slotCount }, (_, slot) => slot);
  const students = Array.from({ length: studentCount }, (_, student) => student);
  const anyList = fc.shuffledSubarray(slots, { minLength: Math.min(2, slotCount) });
  return fc.noBias(
    fc
      .record({
        seats: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: slotCount, maxLength: slotCount }),
        ceilings: fc.array(fc.integer({ min: -3, max: 1 }), { minLength: 2 * slotCount, maxLength: 2 * slotCount }),
        orders: fc.tuple(...slots.map(() => fc.shuffledSubarray(students, { minLength: studentCount }))),
        lists: fc.array(anyList, { minLength: studentCount, maxLength: studentCount }),
        student: fc.nat(studentCount - 1),
        otherList: fc.shuffledSubarray(slots),
        slot: fc.nat(slotCount - 1),
      })
      .map(({ seats, ceilings, orders, lists, student, otherList, slot }) => {
        const listed = (of: number, list: readonly number[]): Listed[] =>
          list.map((each) => ({ slot: each, key: orders[each]!.indexOf(of) }));
        return {
          seats,
          ceilings: hasCeilings ? ceilings : ceilings.map(() => -1),
          lists: lists.map((list, of) => listed(of, list)),
          student,
          otherList: listed(student, otherList),
          slot,
        };
      }),
  );
}

function changesBetween(before: Int32Array, after: Int32Array): Changes {
  const changes = new Map<number, number>();
  after.forEach((choice, student) => {
    if (choice !== before[student]) changes.set(student, choice);
  });
  return changes;
}

const cases = fc.oneof(anyCase(6, 4, false), anyCase(8, 4, true), anyCase(14, 6, true), anyCase(14, 7, false));

describe('what would be if, followed along the chains of a finished run', () => {
  it('is what a full run gives, when a slot has one more seat', () => {
    const seen = { changed: 0, chains: 0 };
    fc.assert(
      fc.property(cases, ({ seats, ceilings, lists, slot }) => {
        const market = marketOf(seats, ceilings, lists);
        const { choiceOf } = deferAcceptance(market);
        const after = deferAcceptance(marketOf(seats.with(slot, seats[slot]! + 1), ceilings, lists)).choiceOf;
        const changes = whatIfOneMoreSeat(settleMarket(market, choiceOf), slot);
        expect(new Map(changes)).toEqual(changesBetween(choiceOf, after));
        if (changes.size > 0) seen.changed++;
        if (changes.size > 2) seen.chains++;
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(seen.changed, seen.chains)).toBeGreaterThan(50);
  });

  it('is what a full run gives, when a slot closes', () => {
    let chains = 0;
    fc.assert(
      fc.property(cases, ({ seats, ceilings, lists, slot }) => {
        const market = marketOf(seats, ceilings, lists);
        const { choiceOf } = deferAcceptance(market);
        const after = deferAcceptance(marketOf(seats.with(slot, 0), ceilings, lists)).choiceOf;
        const changes = whatIfClosed(settleMarket(market, choiceOf), slot);
        expect(new Map(changes)).toEqual(changesBetween(choiceOf, after));
        if (changes.size > 2) chains++;
      }),
      { numRuns: 2000 },
    );
    expect(chains).toBeGreaterThan(50);
  });

  it('is what a full run gives, when a student hands in another list', () => {
    const seen = { better: 0, worse: 0, others: 0 };
    fc.assert(
      fc.property(cases, ({ seats, ceilings, lists, student, otherList }) => {
        const market = marketOf(seats, ceilings, lists);
        const { choiceOf } = deferAcceptance(market);
        const changed = marketOf(seats, ceilings, lists.with(student, otherList));
        const after = deferAcceptance(changed).choiceOf;
        const list = otherList.map(({ slot, key }): NewChoice => ({
          slot,
          key,
          ceiling: ceilingAt(ceilings, student, slot),
        }));
        const { position, others } = whatIfListed(settleMarket(market, choiceOf), student, list);
        expect(position).toBe(after[student]! < 0 ? -1 : after[student]! - changed.choiceStart[student]!);
        const shifted = lists[student]!.length - otherList.length;
        const expected = new Map(
          [
            ...changesBetween(
              choiceOf,
              after.map((choice, of) => (of > student && choice >= 0 ? choice + shifted : choice)),
            ),
          ].filter(([of]) => of !== student),
        );
        expect(new Map(others)).toEqual(expected);
        for (const [of, choice] of others) {
          const before = choiceOf[of]!;
          seen[before < 0 || (choice >= 0 && choice < before) ? 'better' : 'worse']++;
        }
        if (others.size > 1) seen.others++;
      }),
      { numRuns: 4000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  });

  it('leaves the finished run as it was', () => {
    fc.assert(
      fc.property(cases, ({ seats, ceilings, lists, slot, student }) => {
        const market = marketOf(seats, ceilings, lists);
        const settled = settleMarket(market, deferAcceptance(market).choiceOf);
        const before = structuredClone(settled);
        whatIfOneMoreSeat(settled, slot);
        whatIfClosed(settled, slot);
        whatIfListed(settled, student, []);
        expect(settled).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });
});
