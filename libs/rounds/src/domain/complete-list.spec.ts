import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completeList, longestList } from './complete-list.js';
import { anId } from './ids.fixture.js';
import type { Wish } from './wishes.js';

const ids = Array.from({ length: 60 }, (_, number) => anId('Slot', number));
const anyWishes = (most: number): fc.Arbitrary<Wish[]> =>
  fc
    .shuffledSubarray(ids, { maxLength: most })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((slotId) => fc.record({ slotId: fc.constant(slotId), score: fc.constantFrom(-1, 0, 0.25, 1) })),
      ),
    );
const anywhere = (): boolean => true;

describe('completeList', () => {
  it('keeps the own choices in their order and adds the others by how much they would be liked', () => {
    const wish = (number: number, score: number): Wish => ({ slotId: anId('Slot', number), score });
    const own = [wish(4, -1), wish(3, 0.5)];
    const others = [wish(1, 0.1), wish(2, 0.9), wish(3, 0.5)];
    expect(completeList(own, others, anywhere)).toEqual([wish(4, -1), wish(3, 0.5), wish(2, 0.9), wish(1, 0.1)]);
  });

  it('names no slot twice, keeps every own choice, and is as long as it can be up to 40', () => {
    fc.assert(
      fc.property(anyWishes(40), anyWishes(60), (own, others) => {
        const list = completeList(own, others, anywhere);
        const all = new Set([...own, ...others].map(({ slotId }) => slotId));
        expect(new Set(list.map(({ slotId }) => slotId)).size).toBe(list.length);
        expect(list.slice(0, own.length)).toEqual(own);
        expect(list).toHaveLength(Math.min(longestList, all.size));
      }),
    );
  });

  it('is the same as if everything had been asked first, and leaves out nothing dearer than what it adds', () => {
    fc.assert(
      fc.property(anyWishes(10), anyWishes(60), fc.func(fc.boolean()), (own, others, mayGo) => {
        const mayGoTo = ({ slotId }: Wish): boolean => mayGo(slotId);
        const list = completeList(own, others, mayGoTo);
        expect(list).toEqual(completeList(own, others.filter(mayGoTo), anywhere));
        const added = list.slice(own.length).map(({ score }) => score);
        const left = others.filter((wish) => mayGoTo(wish) && ![...list].some(({ slotId }) => slotId === wish.slotId));
        expect(Math.min(...added)).toBeGreaterThanOrEqual(Math.max(...left.map(({ score }) => score)));
      }),
    );
  });

  it('asks no more once the list is full', () => {
    const others = ids.map((slotId) => ({ slotId, score: 0 }));
    let asked = 0;
    completeList([], others, () => ++asked > 0);
    expect(asked).toBe(longestList);
  });

  it('gives the same list in whatever order the others come', () => {
    fc.assert(
      fc.property(anyWishes(40), anyWishes(60), (own, others) => {
        expect(completeList(own, [...others].reverse(), anywhere)).toEqual(completeList(own, others, anywhere));
      }),
    );
  });
});
