import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import { afterIdentityChange, employerStates, employerTransitions } from './employer.js';

describe('an employer', () => {
  const table = cells(employerTransitions, employerStates, [...roles, 'SYSTEM']);
  const steps = [
    'EMPLOYER: DRAFT to SUBMITTED',
    'EMPLOYER: REFUSED to SUBMITTED',
    'COORDINATOR: SUBMITTED to VERIFIED',
    'COORDINATOR: SUBMITTED to REFUSED',
  ];

  it.each(table)('goes from $from to $to by a $role, or does not', ({ from, to, role }) => {
    const move = (): void => requireMove('Employer', employerTransitions, from, to, role);
    if (steps.includes(`${role}: ${from} to ${to}`)) expect(move).not.toThrow();
    else expect(move).toThrow(WrongState);
  });

  it('that was verified waits anew once it is another one; every other one stays where it is', () => {
    const moved = employerStates.filter((state) => afterIdentityChange[state] !== state);
    expect(moved).toEqual(['VERIFIED']);
    expect(afterIdentityChange.VERIFIED).toBe('SUBMITTED');
  });
});
