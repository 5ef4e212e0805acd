import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { concernStates, concernTransitions, isOfConcern } from './concern.js';
import { contactFaults } from './contact-faults.js';

const honest = { body: 'We set type and pulled prints.', advice: 'Bring old clothes.' };

describe('a concern', () => {
  it('is closed by the safeguarding lead, once, and by nobody else', () => {
    const steps = cells(concernTransitions, concernStates, roles).filter(({ allowed }) => allowed);
    expect(steps).toEqual([{ from: 'OPEN', to: 'CLOSED', role: 'SAFEGUARDING_LEAD', allowed: true }]);
  });

  it('is what somebody writes who did not feel safe, whatever the words', () => {
    expect(isOfConcern(honest, true)).toBe(false);
    expect(isOfConcern(honest, false)).toBe(true);
  });

  it('is found in the review and in the advice alike', () => {
    expect(isOfConcern({ ...honest, body: 'He hurt me.' }, true)).toBe(true);
    expect(isOfConcern({ ...honest, advice: 'Do not stay alone with him.' }, true)).toBe(true);
  });
});

describe('contact details in a review', () => {
  it('are a fault of the field that they stand in, with what was found', () => {
    expect(contactFaults(honest)).toEqual([]);
    const faults = contactFaults({ body: 'Write to kim@example.org or ring 07700 900123.', advice: 'www.example.org' });
    expect(faults.map(({ path, value }) => [path, value])).toEqual([
      ['body', 'kim@example.org, 07700 900123'],
      ['advice', 'www.example.org'],
    ]);
  });
});
