import { describe, expect, it } from '@jest/globals';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { allocateMost } from '../maximum/allocate-most.js';
import { onePlaceMore } from './ask-maximum-run.js';

const instance: AllocationInstance = {
  students: ['ada', 'ben', 'cem'].map((id) => ({
    id,
    schoolId: 'north',
    priorityClass: 0,
    choices: (id === 'cem' ? ['garage', 'bakery'] : ['bakery']).map((slotId) => ({ slotId, distanceBand: 0 })),
    ownChoices: 1,
  })),
  slots: [
    { id: 'bakery', capacity: 1 },
    { id: 'garage', capacity: 2 },
  ],
  lottery: new Map([
    ['ada', 1],
    ['ben', 2],
    ['cem', 3],
  ]),
};

describe('one place more, asked of a run in the maximum mode', () => {
  const result = allocateMost(instance, { priorityClasses: 0, ranks: 'LEAST_TOTAL_RANK' });

  it('would place one more student where somebody goes without, and nobody where there is room', () => {
    expect(onePlaceMore(result, 'bakery')[0]).toEqual({ objective: { kind: 'PLACED' }, amount: 1 });
    expect(onePlaceMore(result, 'garage')).toEqual([]);
  });

  it('is not known of a slot that the run does not have', () => {
    expect(() => onePlaceMore(result, 'library')).toThrow(MatchingInputError);
  });
});
