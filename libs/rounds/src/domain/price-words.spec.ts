import { describe, expect, it } from '@jest/globals';
import type { Amount, StageObjective } from '#matching';
import { priceWords } from './price-words.js';

const words: Record<StageObjective['kind'], [Amount, string]> = {
  PLACED: [{ objective: { kind: 'PLACED' }, amount: 1 }, 'would place at most one more student.'],
  PRIORITY_PLACED: [
    { objective: { kind: 'PRIORITY_PLACED' }, amount: 2 },
    'would place at most 2 students more of the priority classes that are served first, and no more in all.',
  ],
  TOTAL_RANK: [
    { objective: { kind: 'TOTAL_RANK' }, amount: 3 },
    'would place nobody more, and save at most 3 ranks, all lists added up.',
  ],
  FEWEST_OF_RANK: [
    { objective: { kind: 'FEWEST_OF_RANK', rank: 9 }, amount: 1 },
    'would place nobody more, and spare at most 1 student the ninth place on their list.',
  ],
  MOST_OF_RANK: [
    { objective: { kind: 'MOST_OF_RANK', rank: 1 }, amount: 2 },
    'would place nobody more, and give at most 2 students more the first place on their list.',
  ],
  TRAVEL_MINUTES: [
    { objective: { kind: 'TRAVEL_MINUTES' }, amount: 25 },
    'would place nobody more, and save at most 25 minutes of travel, all ways added up.',
  ],
  LOTTERY: [{ objective: { kind: 'LOTTERY' }, amount: 99 }, 'would change nothing but what the lottery decides.'],
  FORMERLY_PLACED: [{ objective: { kind: 'FORMERLY_PLACED' }, amount: 1 }, 'would spare at most 1 student a move.'],
  MOVED: [{ objective: { kind: 'MOVED' }, amount: 2 }, 'would spare at most 2 students a move.'],
};

describe('what one more place would save', () => {
  it.each(Object.entries(words))('is told for %s', (_, [amount, sentence]) => {
    expect(priceWords(amount)).toBe(`One more place here ${sentence}`);
  });

  it('counts several students as several', () => {
    expect(priceWords({ objective: { kind: 'PLACED' }, amount: 3 })).toBe(
      'One more place here would place at most 3 more students.',
    );
  });
});
