import { describe, expect, it } from '@jest/globals';
import { noReasons, type NoReason } from './allocation.js';
import { declinedBecause } from './declined-because.js';

const shown = (counts: readonly (readonly [NoReason | null, number])[]): Record<string, number | null> =>
  Object.fromEntries(declinedBecause(new Map(counts)).map(({ because, students }) => [because ?? 'UNSAID', students]));

describe('the reasons for which places are declined', () => {
  it('are all there in their order, and whoever chose none is counted apart', () => {
    expect(declinedBecause(new Map()).map(({ because }) => because)).toEqual([...noReasons, null]);
  });

  it('show no number under five, and none that can be had by subtraction', () => {
    const full = noReasons.map((reason) => [reason, 9] as const);
    expect(shown([...full, [null, 6]])).toMatchObject({ TOO_FAR: 9, OTHER: 9, UNSAID: 6 });
    const small = shown([...full.filter(([reason]) => reason !== 'TOO_FAR'), ['TOO_FAR', 2], [null, 6]]);
    expect(small).toMatchObject({ TOO_FAR: null, UNSAID: null, OTHER: 9 });
  });
});
