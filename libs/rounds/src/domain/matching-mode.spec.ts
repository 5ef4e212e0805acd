import { describe, expect, it } from '@jest/globals';
import { askedMode, fairMode, modeFaults, modeOf, type AskedMode, type MatchingMode } from './matching-mode.js';

const plain: AskedMode = { kind: 'FAIR', completionRanksDown: null, priorityClasses: null, ranks: null };
const most: AskedMode = { kind: 'MAXIMUM', completionRanksDown: null, priorityClasses: 3, ranks: 'GREEDY' };

describe('a mode that is asked for', () => {
  it.each<[AskedMode, MatchingMode]>([
    [plain, fairMode],
    [
      { ...plain, completionRanksDown: 0 },
      { kind: 'FAIR', completion: { ranksDown: 0 } },
    ],
    [
      { ...plain, completionRanksDown: 10 },
      { kind: 'FAIR', completion: { ranksDown: 10 } },
    ],
    [
      { ...most, priorityClasses: 1 },
      { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'GREEDY' },
    ],
    [
      { ...most, priorityClasses: 6 },
      { kind: 'MAXIMUM', priorityClasses: 6, ranks: 'GREEDY' },
    ],
  ])('is taken as it is within its bounds: %j', (asked, mode) => {
    expect(modeFaults(asked)).toEqual([]);
    expect(modeOf(asked)).toEqual(mode);
    expect(askedMode(mode)).toEqual(asked);
  });

  it.each([-1, 11, 0.5, Number.NaN])('moves nobody %p ranks down', (completionRanksDown) => {
    expect(modeFaults({ ...plain, completionRanksDown }).map(({ path }) => path)).toEqual(['completionRanksDown']);
  });

  it.each([0, 7, 1.5, null])('serves no %p priority classes', (priorityClasses) => {
    expect(modeFaults({ ...most, priorityClasses }).map(({ path }) => path)).toEqual(['priorityClasses']);
  });

  it('names every fault at once, those of fields of the other kind included', () => {
    expect(modeFaults({ kind: 'FAIR', completionRanksDown: 11, priorityClasses: 2, ranks: 'GENEROUS' })).toEqual([
      { path: 'completionRanksDown', value: '11', message: 'must be a whole number from 0 to 10' },
      { path: 'priorityClasses', value: '2', message: 'is for the mode MAXIMUM' },
      { path: 'ranks', value: 'GENEROUS', message: 'is for the mode MAXIMUM' },
    ]);
    expect(modeFaults({ kind: 'MAXIMUM', completionRanksDown: 1, priorityClasses: null, ranks: null })).toEqual([
      { path: 'completionRanksDown', value: '1', message: 'is for the mode FAIR' },
      { path: 'priorityClasses', value: null, message: 'must be a whole number from 1 to 6' },
      { path: 'ranks', value: null, message: 'must be LEAST_TOTAL_RANK, GENEROUS, GREEDY' },
    ]);
  });
});
