import { describe, expect, it } from '@jest/globals';
import { hadRanked, oneMoreSeat } from '../counterfactual/ask-fair-run.js';
import { onePlaceMore } from '../counterfactual/ask-maximum-run.js';
import { openFairRun } from '../counterfactual/fair-run.js';
import type { AllocationInstance, AllocationStudent } from '../instance/allocation-instance.js';
import { allocate } from './allocate.js';
import type { AllocationMode } from './allocation-mode.js';
import type { AllocationResult } from './allocation-result.js';
import { verifyRun } from './verify-run.js';

const student = (id: string, schoolId: string, priorityClass: number, ...slotIds: string[]): AllocationStudent => ({
  id,
  schoolId,
  priorityClass,
  choices: slotIds.map((slotId) => ({ slotId, distanceBand: 0 })),
  ownChoices: slotIds.length,
});

/** The second half of the README's worked example: Eve has joined, and Dee agrees to move. */
const instance: AllocationInstance = {
  students: [
    student('ada', 'northfield', 1, 'bakery', 'garage'),
    student('ben', 'northfield', 0, 'bakery', 'garage'),
    student('cem', 'northfield', 1, 'garage', 'bakery'),
    { ...student('dee', 'westbrook', 2, 'bakery', 'garage', 'library'), agreesToMove: true },
    student('eve', 'westbrook', 3, 'garage'),
  ],
  slots: [
    { id: 'bakery', capacity: 1 },
    { id: 'garage', capacity: 2, schoolCeilings: [{ schoolId: 'northfield', seats: 1 }] },
    { id: 'library', capacity: 1 },
  ],
  lottery: new Map([
    ['ada', 3],
    ['ben', 4],
    ['cem', 1],
    ['dee', 2],
    ['eve', 5],
  ]),
};
const fairMode = { kind: 'FAIR', completion: { ranksDown: 1 } } satisfies AllocationMode;
const maximumMode = { kind: 'MAXIMUM', priorityClasses: 1, ranks: 'LEAST_TOTAL_RANK' } satisfies AllocationMode;

function run<Mode extends AllocationMode>(mode: Mode): Extract<AllocationResult, { kind: Mode['kind'] }> {
  const result = allocate(instance, mode);
  expect(verifyRun({ mode, instance, result })).toEqual([]);
  return result as Extract<AllocationResult, { kind: Mode['kind'] }>;
}

describe('the worked example of the README, continued', () => {
  it('tells Eve that moves would help, and the completion makes the one move', () => {
    const { outcomes, completion } = run(fairMode);
    expect(outcomes.at(-1)).toMatchObject({ studentId: 'eve', remedy: { kind: 'MOVES_WOULD_HELP' } });
    expect(completion?.chains).toEqual([
      [
        { studentId: 'eve', fromSlotId: null, toSlotId: 'garage', ranksDown: null },
        { studentId: 'dee', fromSlotId: 'garage', toSlotId: 'library', ranksDown: 1 },
      ],
    ]);
  });

  it('answers what would be with one more seat, and with another list', () => {
    const result = run(fairMode);
    const open = openFairRun(instance, result);
    expect(oneMoreSeat(open, 'bakery')).toEqual({ better: 0, worse: 0, gained: 1, lost: 0 });
    const asked = { studentId: 'ada', choice: { slotId: 'library', distanceBand: 0 }, rank: 3 };
    expect(hadRanked(open, asked)).toEqual({
      own: { kind: 'PLACED', slotId: 'library', rank: 3 },
      others: { better: 0, worse: 0, gained: 0, lost: 0 },
    });
  });

  it('places four of five at most, and the prices add up to four', () => {
    const { stages, outcomes } = run(maximumMode);
    expect(stages[0]).toEqual({
      objective: { kind: 'PLACED' },
      value: -4,
      students: [
        { studentId: 'dee', price: 1 },
        { studentId: 'eve', price: 1 },
      ],
      slots: [{ slotId: 'bakery', price: 1 }],
      schools: [{ slotId: 'garage', schoolId: 'northfield', price: 1 }],
      employers: [],
    });
    expect(outcomes[3]).toMatchObject({
      studentId: 'dee',
      slotId: 'library',
      refusals: [{ slotId: 'bakery', costs: { objective: { kind: 'PLACED' }, amount: 1 } }, { slotId: 'garage' }],
    });
  });

  it('says of each slot what one more seat would save', () => {
    const result = run(maximumMode);
    expect(onePlaceMore(result, 'bakery')[0]).toEqual({ objective: { kind: 'PLACED' }, amount: 1 });
    expect(onePlaceMore(result, 'garage')[0]).toEqual({ objective: { kind: 'TOTAL_RANK' }, amount: 1 });
    expect(onePlaceMore(result, 'library')).toEqual([]);
  });
});
