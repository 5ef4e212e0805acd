import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { roundEvents, roundStates, roundTransitions, shownStates } from './round.js';

const byItself = ['DRAFT > OPEN', 'OPEN > CLOSED', 'PUBLISHED > SETTLED'];

const allowed = [
  'DRAFT > OPEN',
  'CLOSED > OPEN',
  'OPEN > CLOSED',
  'CLOSED > PROPOSED',
  'PROPOSED > PROPOSED',
  'PROPOSED > PUBLISHED',
  'PUBLISHED > SETTLED',
];

describe('a round', () => {
  it.each(cells(roundTransitions, roundStates, [...roles, 'SYSTEM'] as const))(
    '$from to $to by $role: allowed is $allowed',
    ({ from, to, role, allowed: may }) => {
      const steps = { COORDINATOR: allowed, SYSTEM: byItself }[role as string] ?? [];
      expect(may).toBe(steps.includes(`${from} > ${to}`));
    },
  );

  it('says something of its own about each step', () => {
    expect(new Set(Object.values(roundEvents)).size).toBe(Object.keys(roundTransitions).length);
  });

  it('shows outcomes once places are offered, and never before', () => {
    expect(shownStates).toEqual(['PUBLISHED', 'SETTLED']);
  });
});
