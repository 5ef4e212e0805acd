import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { progressAt, proposalRunStates, proposalRunTransitions, proposalSteps } from './proposal-run.js';

const bySystem = [
  'QUEUED > RUNNING',
  'RUNNING > RUNNING',
  'RUNNING > DONE',
  'QUEUED > FAILED',
  'RUNNING > FAILED',
  'QUEUED > CANCELLED',
  'RUNNING > CANCELLED',
];

describe('a run of the matching', () => {
  it.each(cells(proposalRunTransitions, proposalRunStates, [...roles, 'SYSTEM']))(
    '$from to $to by $role: allowed is $allowed',
    ({ from, to, role, allowed }) => {
      const byCoordinator = role === 'COORDINATOR' && to === 'CANCELLED';
      expect(allowed).toBe((role === 'SYSTEM' || byCoordinator) && bySystem.includes(`${from} > ${to}`));
    },
  );

  it('gets on with each step', () => {
    const progress = proposalSteps.map((step) => progressAt[step]);
    expect(progress).toEqual([...new Set(progress)].sort((left, right) => left - right));
    expect(progress.at(-1)).toBeLessThan(100);
  });
});
