import { describe, expect, it } from '@jest/globals';
import { cells, localDate, roles } from '#kernel';
import { authorityDueOn, concernRaisers, concernStates, concernTransitions } from './concern.js';

describe('a concern', () => {
  it('is triaged by the safeguarding lead, step by step, and by nobody else', () => {
    const steps = cells(concernTransitions, concernStates, [...roles, 'SYSTEM']).filter(({ allowed }) => allowed);
    expect(steps.map(({ role, from, to }) => `${role}: ${from} to ${to}`)).toEqual([
      'SAFEGUARDING_LEAD: OPEN to LOOKED_AT',
      'SAFEGUARDING_LEAD: CLOSED to LOOKED_AT',
      'SAFEGUARDING_LEAD: OPEN to PASSED_ON',
      'SAFEGUARDING_LEAD: LOOKED_AT to PASSED_ON',
      'SAFEGUARDING_LEAD: OPEN to CLOSED',
      'SAFEGUARDING_LEAD: LOOKED_AT to CLOSED',
      'SAFEGUARDING_LEAD: PASSED_ON to CLOSED',
    ]);
  });

  it('may be raised in every role, and by guardians', () => {
    expect([...concernRaisers].sort()).toEqual([...roles, 'GUARDIAN'].sort());
  });

  it('about an adult is told to the local authority within one working day, over a bank holiday too', () => {
    expect(authorityDueOn(localDate('2026-08-28'))).toBe('2026-09-01');
  });
});
