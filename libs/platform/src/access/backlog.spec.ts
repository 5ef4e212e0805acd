import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Backlog } from './backlog.js';

/** A backlog of at most three, with these in it. */
function aBacklog(...entries: string[]): Backlog<string> {
  const backlog = new Backlog<string>(3);
  for (const entry of entries) backlog.add(entry);
  return backlog;
}

describe('a backlog', () => {
  it.each([
    [[], [], 0],
    [['a'], ['a'], 0],
    [['a', 'b', 'c'], ['a', 'b', 'c'], 0],
    [['a', 'b', 'c', 'd'], ['a', 'b', 'c'], 1],
    [['a', 'b', 'c', 'd', 'e'], ['a', 'b', 'c'], 2],
  ])('of %j keeps %j and counts %i beyond', (added, entries, beyond) => {
    expect(aBacklog(...added).takeAll()).toEqual({ entries, beyond });
  });

  it('is empty once all was taken', () => {
    const backlog = aBacklog('a', 'b', 'c', 'd');
    backlog.takeAll();
    expect(backlog.takeAll()).toEqual({ entries: [], beyond: 0 });
  });

  it.each([
    [['a'], 0, ['b'], ['a', 'b'], 0],
    [['a', 'b', 'c'], 0, [], ['a', 'b', 'c'], 0],
    [['a', 'b'], 0, ['c', 'd'], ['a', 'b', 'c'], 1],
    [['a', 'b', 'c'], 2, ['d', 'e'], ['a', 'b', 'c'], 4],
  ])('puts back %j, and %i beyond, before %j', (entries, beyond, since, kept, uncounted) => {
    const backlog = aBacklog(...since);
    backlog.putBack({ entries, beyond });
    expect(backlog.takeAll()).toEqual({ entries: kept, beyond: uncounted });
  });

  it('loses no count, however often it is taken and put back', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (steps) => {
        const backlog = aBacklog();
        for (const isAdded of steps) {
          if (isAdded) backlog.add('one');
          else backlog.putBack(backlog.takeAll());
        }
        const { entries, beyond } = backlog.takeAll();
        expect(entries.length).toBeLessThanOrEqual(3);
        expect(entries.length + beyond).toBe(steps.filter(Boolean).length);
      }),
    );
  });
});
