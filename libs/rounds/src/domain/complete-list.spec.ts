import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anId } from './ids.fixture.js';
import { completeList, longestList } from './complete-list.js';

const ids = Array.from({ length: 60 }, (_, number) => anId('Slot', number));
const anyWishes = fc
  .shuffledSubarray(ids)
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((slotId) => fc.record({ slotId: fc.constant(slotId), score: fc.constantFrom(-1, 0, 0.25, 1) })),
    ),
  );
const anyOwn = fc.shuffledSubarray(ids, { maxLength: 40 });

describe('completeList', () => {
  it('keeps the own choices in their order and adds the others by how much they would be liked', () => {
    const [a, b, c, d] = ids as [(typeof ids)[0], (typeof ids)[0], (typeof ids)[0], (typeof ids)[0]];
    const others = [
      { slotId: a, score: 0.1 },
      { slotId: b, score: 0.9 },
      { slotId: c, score: 0.5 },
    ];
    expect(completeList([d, c], others)).toEqual([d, c, b, a]);
  });

  it('names no slot twice, keeps every own choice, and is as long as it can be up to 40', () => {
    fc.assert(
      fc.property(anyOwn, anyWishes, (own, others) => {
        const list = completeList(own, others);
        const all = new Set([...own, ...others.map(({ slotId }) => slotId)]);
        expect(new Set(list).size).toBe(list.length);
        expect(list.slice(0, own.length)).toEqual(own);
        expect(list).toHaveLength(Math.min(longestList, all.size));
      }),
    );
  });

  it('leaves out nothing that would be liked better than what it adds', () => {
    fc.assert(
      fc.property(anyOwn, anyWishes, (own, others) => {
        const list = new Set<string>(completeList(own, others));
        const added = others
          .filter(({ slotId }) => list.has(slotId) && !own.includes(slotId))
          .map(({ score }) => score);
        const left = others.filter(({ slotId }) => !list.has(slotId)).map(({ score }) => score);
        expect(Math.min(...added)).toBeGreaterThanOrEqual(Math.max(-Infinity, ...left));
      }),
    );
  });

  it('gives the same list in whatever order the others come', () => {
    fc.assert(
      fc.property(anyOwn, anyWishes, (own, others) => {
        expect(completeList(own, [...others].reverse())).toEqual(completeList(own, others));
      }),
    );
  });
});
