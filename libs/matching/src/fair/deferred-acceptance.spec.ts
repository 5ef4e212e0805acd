import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkStability } from '../verify/check-stability.js';
import { AcceptanceRun } from './acceptance-run.js';
import { deferAcceptance } from './deferred-acceptance.js';
import type { Market } from './market.js';

/** A market from lists of `[slot, key]`, best first. */
function marketOf(seats: number[], ...lists: [slot: number, key: number][][]): Market {
  const choices = lists.flat();
  const choiceStart = new Int32Array(lists.length + 1);
  lists.forEach((list, student) => (choiceStart[student + 1] = choiceStart[student]! + list.length));
  return {
    choiceStart,
    choiceSlot: Int32Array.from(choices, ([slot]) => slot),
    choiceKey: Int32Array.from(choices, ([, key]) => key),
    seats: Int32Array.from(seats),
  };
}

describe('deferred acceptance on arrays', () => {
  it('lets a later student with a smaller key displace an earlier one, who goes on asking', () => {
    const market = marketOf(
      [1, 1],
      [
        [0, 2],
        [1, 2],
      ],
      [[0, 1]],
    );
    expect(deferAcceptance(market)).toEqual({ choiceOf: Int32Array.of(1, 2), proposals: 3 });
  });

  it('leaves a student without a place who is refused everywhere, and one without a list', () => {
    const market = marketOf([1], [[0, 1]], [[0, 2]], []);
    expect(deferAcceptance(market).choiceOf).toEqual(Int32Array.of(0, -1, -1));
  });

  it('keeps the best hundred of three hundred applicants of one slot', () => {
    const keys = Array.from({ length: 300 }, (_, student) => (student * 7919) % 300);
    const { choiceOf } = deferAcceptance(marketOf([100], ...keys.map((key): [number, number][] => [[0, key]])));
    expect(Array.from(choiceOf, (choice) => choice >= 0)).toEqual(keys.map((key) => key < 100));
  });

  it('needs no memory for seats that nobody asks for', () => {
    const market = marketOf([2 ** 31 - 1, 2 ** 31 - 1], [[1, 5]], [[1, 4]]);
    expect(deferAcceptance(market).choiceOf).toEqual(Int32Array.of(0, 1));
  });

  it('gives nobody a seat where there is none', () => {
    expect(deferAcceptance(marketOf([0], [[0, 1]])).choiceOf).toEqual(Int32Array.of(-1));
  });

  it('answers an empty market', () => {
    expect(deferAcceptance(marketOf([])).choiceOf).toEqual(new Int32Array(0));
  });

  it('lets only the weakest under a ceiling make way, even where somebody else is weaker and seats are free', () => {
    const market = marketOf([3], [[0, 9]], [[0, 5]], [[0, 4]]);
    const ceilings = { choiceCeiling: Int32Array.of(-1, 0, 0), seats: Int32Array.of(1) };
    expect(deferAcceptance({ ...market, ceilings }).choiceOf).toEqual(Int32Array.of(0, -1, 2));
  });

  it('frees a ceiling when somebody under it is displaced by somebody who is not', () => {
    // Student 0 sits under the ceiling until student 1 takes the only seat; when student 2 asks, the ceiling is no obstacle.
    const market = marketOf([1], [[0, 9]], [[0, 5]], [[0, 1]]);
    const ceilings = { choiceCeiling: Int32Array.of(0, -1, 0), seats: Int32Array.of(1) };
    expect(deferAcceptance({ ...market, ceilings }).choiceOf).toEqual(Int32Array.of(-1, -1, 2));
  });

  it('leaves the market as it was', () => {
    const market = {
      ...marketOf([1], [[0, 2]], [[0, 1]]),
      ceilings: { choiceCeiling: Int32Array.of(0, 0), seats: Int32Array.of(1) },
    };
    const before = structuredClone(market);
    deferAcceptance(market);
    expect(market).toEqual(before);
  });
});

/** Thousands of students with up to eight choices, among them some with none; three students of four under a ceiling at each slot. */
const anyLargeMarket = fc.integer({ min: 1, max: 2 ** 31 - 1 }).map((seed) => {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((limit * state) / 2 ** 32);
  };
  const students = 1000 + below(3000);
  const slots = 100 + below(900);
  const lists = Array.from({ length: students }, (_, student) => {
    const named = new Set(Array.from({ length: below(9) }, () => below(slots)));
    return [...named].map((slot): [number, number] => [slot, students * below(3) + student]);
  });
  const seats = Array.from({ length: slots }, () => below(7));
  const market = marketOf(seats, ...lists);
  const choiceCeiling = market.choiceSlot.map((slot) => (below(4) === 0 ? -1 : slot));
  return { market, ceilings: { choiceCeiling, seats: Int32Array.from(seats, (count) => below(count + 1)) } };
});

describe('deferred acceptance on arrays, over thousands of students', () => {
  it('gives the one fair outcome that students like best', () => {
    fc.assert(
      fc.property(anyLargeMarket, ({ market }) => {
        expect(checkStability(market, deferAcceptance(market).choiceOf)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('gives the same, and makes the same offers, as letting one student after another ask, with school ceilings and without', () => {
    fc.assert(
      fc.property(anyLargeMarket, fc.boolean(), ({ market, ceilings }, isLimited) => {
        const limited = isLimited ? { ...market, ceilings } : market;
        const run = new AcceptanceRun(limited);
        run.askAll();
        expect(deferAcceptance(limited)).toEqual(run.acceptance());
      }),
      { numRuns: 10 },
    );
  });
});

describe('deferred acceptance on arrays, under the whole choice rule', () => {
  const fourAt = (seats: number[], slots: readonly number[]): Market =>
    marketOf(seats, ...slots.map((slot, key): [number, number][] => [[slot, key]]));
  const seated = (market: Market): boolean[] => Array.from(deferAcceptance(market).choiceOf, (choice) => choice >= 0);
  /** Types by student; one row of reserves for slot 0. */
  const reserving = (
    slots: number,
    rows: readonly [type: number, seats: number][],
    types: readonly number[][],
  ): NonNullable<Market['reserves']> => {
    const typeStart = new Int32Array(types.length + 1);
    types.forEach(({ length }, student) => (typeStart[student + 1] = typeStart[student]! + length));
    return {
      reserveStart: Int32Array.from({ length: slots + 1 }, (_, slot) => (slot === 0 ? 0 : rows.length)),
      seats: Int32Array.from(rows, ([, seats]) => seats),
      type: Int32Array.from(rows, ([type]) => type),
      typeStart,
      studentType: Int32Array.from(types.flat()),
    };
  };

  it('fills reserved seats first, with the best of their type, and opens to everybody what nobody of it claims', () => {
    const market = fourAt([3], [0, 0, 0, 0]);
    const two = reserving(1, [[7, 2]], [[], [], [], [7]]);
    expect(deferAcceptance({ ...market, reserves: two })).toMatchObject({
      choiceOf: Int32Array.of(0, 1, -1, 3),
      reserveOf: Int32Array.of(-1, -1, -1, 0),
    });
  });

  it('hands whoever is put out of one reserve on to the next of their types, and then to the open seats', () => {
    const market = fourAt([3], [0, 0, 0, 0]);
    const reserves = reserving(
      1,
      [
        [1, 1],
        [2, 1],
      ],
      [[1], [1, 2], [], [2]],
    );
    expect(deferAcceptance({ ...market, reserves }).reserveOf).toEqual(Int32Array.of(0, 1, -1, -1));
    expect(seated({ ...market, reserves })).toEqual([true, true, true, false]);
  });

  it('does not count a student in a reserved seat towards the ceiling of the school', () => {
    const ceilings = { choiceCeiling: Int32Array.of(0, 0, 0, -1), seats: Int32Array.of(1) };
    const market = { ...fourAt([4], [0, 0, 0, 0]), ceilings };
    expect(seated({ ...market, reserves: reserving(1, [[1, 1]], [[1], [], [], []]) })).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('refuses the weakest at any slot of an employer that has enough, but nobody in a reserved seat', () => {
    const employers = { employerOf: Int32Array.of(0, 0), seats: Int32Array.of(2) };
    const market = { ...fourAt([2, 2], [1, 1, 1, 0]), employers };
    expect(seated(market)).toEqual([true, true, false, false]);
    expect(seated({ ...market, reserves: reserving(2, [[1, 1]], [[], [], [], [1]]) })).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('lets a student refused by an employer go on asking elsewhere', () => {
    const market = marketOf(
      [1, 1, 1],
      [
        [0, 5],
        [2, 5],
      ],
      [[1, 4]],
    );
    const employers = { employerOf: Int32Array.of(0, 0, -1), seats: Int32Array.of(1) };
    expect(deferAcceptance({ ...market, employers }).choiceOf).toEqual(Int32Array.of(1, 2));
  });
});
