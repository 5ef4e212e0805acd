import { describe, expect, it } from '@jest/globals';
import { contactFaults } from './contact-faults.js';
import { isOfConcern } from './review-of-concern.js';

const honest = { body: 'We set type and pulled prints.', advice: 'Bring old clothes.' };

describe('a review that is a concern', () => {
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
