import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { ownContactStates, ownContactTransitions, pendingStates } from './own-contact.js';

const allowed = [
  'PROPOSED > INVITED by CAREERS_LEAD',
  'PROPOSED > REFUSED by CAREERS_LEAD',
  'INVITED > JOINED by EMPLOYER',
  'JOINED > KEPT by COORDINATOR',
  'KEPT > KEPT by COORDINATOR',
  'PROPOSED > WITHDRAWN by STUDENT',
  'INVITED > WITHDRAWN by STUDENT',
  'JOINED > WITHDRAWN by STUDENT',
];

describe('a workplace that a student found', () => {
  it.each(cells(ownContactTransitions, ownContactStates, [...roles, 'SYSTEM']))(
    '$from to $to by $role: allowed is $allowed',
    ({ from, to, role, allowed: may }) => {
      expect(may).toBe(allowed.includes(`${from} > ${to} by ${role}`));
    },
  );

  it('counts as on the way until it is refused, taken back, or a place is kept', () => {
    expect(ownContactStates.filter((state) => !pendingStates.includes(state))).toEqual([
      'REFUSED',
      'KEPT',
      'WITHDRAWN',
    ]);
  });
});
