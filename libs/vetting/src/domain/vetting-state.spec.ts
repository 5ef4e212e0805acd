import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { vettingStates, vettingTransitions, type VettingRole } from './vetting-state.js';

/** The whole table once more, written by hand: for each role and state, where it may take a profile. Whatever is not here is forbidden. */
const allowed: Readonly<Partial<Record<VettingRole, Readonly<Record<string, readonly string[]>>>>> = {
  EMPLOYER: {
    DRAFT: ['IDENTITY', 'DECLARED'],
    IDENTITY: ['DECLARED'],
    DECLARED: ['IDENTITY'],
    CHECKED: ['IDENTITY', 'DECLARED'],
    APPROVED: ['IDENTITY', 'DECLARED'],
    EXPIRING: ['IDENTITY', 'DECLARED'],
    EXPIRED: ['IDENTITY', 'DECLARED'],
  },
  COORDINATOR: {
    DRAFT: ['SUSPENDED', 'BLOCKED'],
    IDENTITY: ['DECLARED', 'CHECKED', 'SUSPENDED', 'BLOCKED'],
    DECLARED: ['CHECKED', 'SUSPENDED', 'BLOCKED'],
    CHECKED: ['DECLARED', 'APPROVED', 'SUSPENDED', 'BLOCKED'],
    APPROVED: ['DECLARED', 'SUSPENDED', 'BLOCKED'],
    EXPIRING: ['DECLARED', 'APPROVED', 'SUSPENDED', 'BLOCKED'],
    EXPIRED: ['SUSPENDED', 'BLOCKED'],
    SUSPENDED: ['IDENTITY', 'BLOCKED'],
    BLOCKED: ['IDENTITY'],
  },
  SAFEGUARDING_LEAD: {
    DRAFT: ['SUSPENDED'],
    IDENTITY: ['SUSPENDED'],
    DECLARED: ['SUSPENDED'],
    CHECKED: ['SUSPENDED'],
    APPROVED: ['SUSPENDED'],
    EXPIRING: ['SUSPENDED'],
    EXPIRED: ['SUSPENDED'],
    SUSPENDED: ['IDENTITY'],
    BLOCKED: ['IDENTITY'],
  },
  SYSTEM: { APPROVED: ['EXPIRING', 'EXPIRED'], EXPIRING: ['EXPIRED'] },
};

const everybody: readonly VettingRole[] = [...roles, 'SYSTEM'];

describe('the table of vetting', () => {
  it.each(cells<(typeof vettingStates)[number], VettingRole>(vettingTransitions, vettingStates, everybody))(
    '$from to $to by $role: $allowed',
    ({ from, to, role, allowed: isAllowed }) => {
      expect(isAllowed).toBe(allowed[role]?.[from]?.includes(to) ?? false);
    },
  );

  it('lets nobody but a coordinator check or approve, and nobody but the calendar end an approval', () => {
    expect([vettingTransitions.CHECKED.by, vettingTransitions.APPROVED.by]).toEqual([['COORDINATOR'], ['COORDINATOR']]);
    expect(vettingTransitions.EXPIRED.by).toEqual(['SYSTEM']);
  });
});
