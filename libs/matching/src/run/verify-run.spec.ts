import { describe, expect, it } from '@jest/globals';
import { allocateFairly } from '../fair/allocate-fairly.js';
import type { AllocationInstance } from '../instance/allocation-instance.js';
import { MatchingInputError } from '../instance/matching-input-error.js';
import { allocateMost } from '../maximum/allocate-most.js';
import type { FairViolationKind, MaximumViolationKind } from '../verify/violation.js';
import { allocate } from './allocate.js';
import type { AllocationMode } from './allocation-mode.js';
import { checkRules, type CheckPart } from './run-checks.js';
import { sampleInstance, sampleModes, sampleRun } from './sample-runs.fixture.js';
import { checkRun, verifyRun, type RunCheck } from './verify-run.js';

const parts: readonly CheckPart[] = ['RUN', 'FAIR', 'COMPLETION', 'MAXIMUM'];
const names = ['fair', 'completed', 'least', 'generous', 'greedy'] as const;
const stateOf = (checks: readonly RunCheck[], part: CheckPart, name: RunCheck['name']): RunCheck['state'] | undefined =>
  checks.find((check) => check.part === part && check.name === name)?.state;

const common = {
  STUDENT_NOT_ONCE: true,
  SLOT_NOT_ONCE: true,
  NOT_SORTED: true,
  PIN_MOVED: true,
  OVER_CAPACITY: true,
  OVER_SCHOOL_CEILING: true,
  OVER_EMPLOYER_CEILING: true,
  GROUP_TOO_SMALL: true,
  CLOSURE_WRONG: true,
  REASON_WRONG: true,
  SLOT_ROW_WRONG: true,
  EMPLOYER_ROW_WRONG: true,
  COUNTS_WRONG: true,
} as const;
const fairKinds: Record<FairViolationKind, true> = {
  ...common,
  NOT_LISTED: true,
  STUDENT_AWAY: true,
  CLOSED_SLOT_TAKEN: true,
  RESERVE_WRONG: true,
  WASTED_SEAT: true,
  JUSTIFIED_ENVY: true,
  NOT_STUDENT_OPTIMAL: true,
  COALITION_WRONG: true,
  CUTOFF_WRONG: true,
  REMEDY_WRONG: true,
};
const maximumKinds: Record<MaximumViolationKind, true> = {
  ...common,
  EMPLOYER_NOT_ONCE: true,
  NOT_ALLOWED: true,
  STAGES_WRONG: true,
  VALUE_WRONG: true,
  PRICE_WRONG: true,
  PRICE_BELOW_ZERO: true,
  PRICE_WITHOUT_NEED: true,
  NOT_BEST: true,
  NOT_PROVED: true,
  NOT_MOST: true,
  PLACE_LOST: true,
  MOVED_TOO_FAR: true,
  NOT_AGREED: true,
  CHAIN_WRONG: true,
  RESTRICTION_WRONG: true,
};

describe('allocating in a mode', () => {
  it('gives what the mode gives by itself', () => {
    expect(allocate(sampleInstance, { kind: 'FAIR' })).toEqual({ kind: 'FAIR', ...allocateFairly(sampleInstance) });
    const { priorityClasses, ranks } = sampleModes.greedy;
    expect(allocate(sampleInstance, sampleModes.greedy)).toEqual({
      kind: 'MAXIMUM',
      ...allocateMost(sampleInstance, { priorityClasses, ranks }),
    });
  });

  it('leaves the fair result as it is when it completes it', () => {
    const { completion, ...fair } = { completion: undefined, ...allocate(sampleInstance, sampleModes.completed) };
    expect(fair).toEqual(allocate(sampleInstance, { kind: 'FAIR' }));
    expect(completion?.counts).toEqual({ gained: 1, moved: 1, movedDown: 1, ranksLost: 2 });
  });

  it.each<[AllocationMode, string]>([
    [{ kind: 'FAIR', completion: { ranksDown: -1 } }, 'mode.completion.ranksDown'],
    [{ kind: 'MAXIMUM', priorityClasses: 17, ranks: 'GREEDY' }, 'mode.priorityClasses'],
    [{ kind: 'MAXIMUM', priorityClasses: 0.5, ranks: 'GREEDY' }, 'mode.priorityClasses'],
  ])('does not run with the mode %j', (mode, path) => {
    expect.assertions(2);
    try {
      allocate(sampleInstance, mode);
    } catch (error) {
      expect(error).toBeInstanceOf(MatchingInputError);
      expect(error).toMatchObject({ faults: [{ path }] });
    }
  });

  it.each(names)('never closes a slot with a pinned student for being under its minimum (%s)', (name) => {
    const { result } = sampleRun(sampleModes[name]);
    expect(result.closures.map(({ slotId }) => slotId)).toContain('visit');
    expect(result.closures.map(({ slotId }) => slotId)).not.toContain('museum');
    expect(result.slots.find(({ slotId }) => slotId === 'museum')).toMatchObject({ filled: 1, pinned: 1 });
  });

  it.each(names)('lets others join a pinned student in a group that stays too small (%s)', (name) => {
    const students = sampleInstance.students.map((student) =>
      student.id === 'zoe' ? { ...student, choices: [{ slotId: 'museum', distanceBand: 0 }], ownChoices: 1 } : student,
    );
    const slots = sampleInstance.slots.map((slot) => (slot.id === 'museum' ? { ...slot, minimumGroup: 3 } : slot));
    const instance: AllocationInstance = { ...sampleInstance, students, slots };
    const mode = sampleModes[name];
    const result = allocate(instance, mode);
    expect(result.outcomes.find(({ studentId }) => studentId === 'zoe')).toMatchObject({ slotId: 'museum' });
    expect(verifyRun({ mode, instance, result })).toEqual([]);
  });
});

describe('the checks of a run', () => {
  it.each(names)('all hold for the honest %s run', (name) => {
    const checks = checkRun(sampleRun(sampleModes[name]));
    expect(checks.filter(({ state, violations }) => state !== 'HOLDS' || violations.length > 0)).toEqual([]);
    const expected = { fair: ['FAIR'], completed: ['FAIR', 'COMPLETION'] }[name as string] ?? ['MAXIMUM'];
    expect([...new Set(checks.map(({ part }) => part))]).toEqual(['RUN', ...expected]);
  });

  it('leave the lottery out where there is no draw to hold it against', () => {
    const { draw: _draw, ...run } = sampleRun(sampleModes.fair);
    expect(stateOf(checkRun(run), 'RUN', 'LOTTERY_FROM_KEYS')).toBeUndefined();
  });

  it('say what could not be looked at once something is wrong below it', () => {
    const run = sampleRun(sampleModes.completed);
    const outcomes = run.result.outcomes.toReversed();
    const checks = checkRun({ ...run, result: { ...run.result, outcomes } as typeof run.result });
    expect(stateOf(checks, 'FAIR', 'ROWS')).toBe('FAILS');
    expect(stateOf(checks, 'FAIR', 'PINS')).toBe('HOLDS');
    expect(stateOf(checks, 'FAIR', 'FAIR')).toBe('NOT_LOOKED_AT');
    expect(stateOf(checks, 'FAIR', 'COALITIONS')).toBe('NOT_LOOKED_AT');
    expect(checks.filter(({ part, state }) => part === 'COMPLETION' && state !== 'NOT_LOOKED_AT')).toEqual([]);
  });

  it('judge nothing of a result that is of another mode', () => {
    const checks = checkRun({ ...sampleRun(sampleModes.fair), mode: sampleModes.least });
    expect(stateOf(checks, 'RUN', 'RESULT_OF_MODE')).toBe('FAILS');
    expect(new Set(checks.filter(({ part }) => part === 'MAXIMUM').map(({ state }) => state))).toEqual(
      new Set(['NOT_LOOKED_AT']),
    );
  });

  it.each(parts)('of %s find each kind of fault in one place, and look back only', (part) => {
    const rules = checkRules[part];
    const kinds = rules.flatMap((rule) => rule.kinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    rules.forEach(({ after }, at) => {
      const before = rules.slice(0, at).map(({ name }) => name);
      for (const name of after) expect(before).toContain(name);
    });
  });

  it('have a place for everything that the verifiers can find', () => {
    const kindsOf = (...of: readonly CheckPart[]): Set<string> =>
      new Set(of.flatMap((part) => checkRules[part].flatMap(({ kinds }) => kinds)));
    expect(kindsOf('FAIR')).toEqual(new Set(Object.keys(fairKinds)));
    expect(kindsOf('MAXIMUM', 'COMPLETION')).toEqual(new Set(Object.keys(maximumKinds)));
  });

  it('do not judge an instance that nothing could be right for', () => {
    const run = sampleRun(sampleModes.fair);
    expect(() => checkRun({ ...run, instance: { ...run.instance, lottery: new Map() } })).toThrow(MatchingInputError);
  });
});
