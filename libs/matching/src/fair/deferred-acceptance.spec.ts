import { describe, expect, it } from '@jest/globals';
import { deferAcceptance, type Market } from './deferred-acceptance.js';

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
