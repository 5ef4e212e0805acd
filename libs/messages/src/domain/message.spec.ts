import { describe, expect, it } from '@jest/globals';
import { allocationStates, confirmedStates } from '#placements';
import { authorRoles, isForSafeguardingLead } from './message.js';

const worry = 'He touched me and I was scared.';

describe('a message with words of concern', () => {
  it.each(allocationStates)(
    'is for the safeguarding lead when a student writes it, also while the place is %s',
    (state) => {
      expect(isForSafeguardingLead(worry, 'STUDENT', state)).toBe(true);
      expect(isForSafeguardingLead(worry, 'CAREERS_LEAD', state)).toBe(true);
    },
  );

  it.each(allocationStates)(
    'is for the safeguarding lead when a host writes it that knows the student: %s',
    (state) => {
      expect(isForSafeguardingLead(worry, 'EMPLOYER', state)).toBe(confirmedStates.includes(state));
    },
  );

  it('is sent on when the safeguarding lead writes it', () => {
    expect(isForSafeguardingLead(worry, 'SAFEGUARDING_LEAD', 'CONFIRMED')).toBe(false);
  });

  it.each(authorRoles)('is not what a plain message of %s is', (role) => {
    expect(isForSafeguardingLead('I shall be there at nine.', role, 'CONFIRMED')).toBe(false);
  });
});
