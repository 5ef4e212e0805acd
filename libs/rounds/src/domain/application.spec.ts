import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { anId } from './ids.fixture.js';
import { applicationStates, applicationTransitions, liveOnes, type Application } from './application.js';

function anApplication(state: Application['state'], rank: number | null): Application {
  return {
    id: anId('Application', 1),
    programmeId: anId('Programme', 2),
    schoolId: anId('School', 3),
    studentId: anId('Student', 4),
    employerId: anId('Employer', 5),
    slotId: anId('Slot', 6),
    roundId: anId('Round', 7),
    state,
    rank,
    statement: 'I would like to learn how type is set.',
    onBehalfBy: null,
  };
}

describe('an application', () => {
  it.each(cells(applicationTransitions, applicationStates, [...roles, 'SYSTEM']))(
    '$from to $to by $role: allowed is $allowed',
    ({ from, to, role, allowed }) => {
      const mine = role === 'STUDENT' || role === 'CAREERS_LEAD';
      expect(allowed).toBe(mine && from === 'SUBMITTED' && to === 'WITHDRAWN');
    },
  );

  it('takes part while it is live, in the order of the ranks', () => {
    const list = [anApplication('SUBMITTED', 2), anApplication('WITHDRAWN', null), anApplication('SUBMITTED', 1)];
    expect(liveOnes(list).map(({ rank }) => rank)).toEqual([1, 2]);
  });
});
