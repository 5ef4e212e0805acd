import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seeded } from './seeded.js';

const draws = (seed: number, name: string): number[] => {
  const chance = seeded(seed, name);
  return Array.from({ length: 5 }, () => chance.draw());
};

describe('seeded', () => {
  it('draws the same for the same seed and name', () => {
    expect(draws(7, 'names')).toEqual(draws(7, 'names'));
  });

  it('draws otherwise for another seed or another name', () => {
    expect(draws(7, 'names')).not.toEqual(draws(8, 'names'));
    expect(draws(7, 'names')).not.toEqual(draws(7, 'homes'));
  });

  it('spreads its draws evenly', () => {
    const chance = seeded(1, 'evenly');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let at = 0; at < 20_000; at++) {
      const tenth = chance.below(10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(250);
  });

  it('picks three times as often what weighs three times as much, and never what weighs nothing', () => {
    const chance = seeded(1, 'weights');
    const picked = Array.from({ length: 8_000 }, () => chance.pickWeighted([0, 1, 3], (weight) => weight));
    expect(picked.filter((weight) => weight === 3).length).toBeGreaterThan(5_800);
    expect(picked.filter((weight) => weight === 3).length).toBeLessThan(6_200);
    expect(picked).not.toContain(0);
  });

  it('shuffles without loss and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items];
        const order = (a: number, b: number): number => a - b;
        expect([...seeded(seed, 'shuffle').shuffled(items)].sort(order)).toEqual([...items].sort(order));
        expect(items).toEqual(before);
      }),
    );
  });

  it('has nothing to pick from nothing', () => {
    expect(() => seeded(1, 'nothing').pick([])).toThrow('something to draw from');
  });
});
