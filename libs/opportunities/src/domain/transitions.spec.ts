import { describe, expect, it } from '@jest/globals';
import { cells, requireMove, roles, WrongState } from '#kernel';
import { editableStates, opportunityStates, opportunityTransitions, schedulableStates } from './opportunity.js';
import { slotStates, slotTransitions } from './slot.js';

const adverts = cells(opportunityTransitions, opportunityStates, roles);
const slots = cells(slotTransitions, slotStates, roles);
const sentences = (table: { from: string; to: string; role: string; allowed: boolean }[]): string[] =>
  table.filter(({ allowed }) => allowed).map(({ from, to, role }) => `${role}: ${from} to ${to}`);

describe('an advert', () => {
  it('is moved by its employer, and by the coordinator only out of sight for good', () => {
    expect(sentences(adverts).sort()).toEqual([
      'COORDINATOR: DRAFT to WITHDRAWN',
      'COORDINATOR: PAUSED to WITHDRAWN',
      'COORDINATOR: PUBLISHED to WITHDRAWN',
      'EMPLOYER: DRAFT to PUBLISHED',
      'EMPLOYER: DRAFT to WITHDRAWN',
      'EMPLOYER: PAUSED to PUBLISHED',
      'EMPLOYER: PAUSED to WITHDRAWN',
      'EMPLOYER: PUBLISHED to PAUSED',
      'EMPLOYER: PUBLISHED to WITHDRAWN',
    ]);
  });

  it.each(adverts.filter(({ allowed }) => !allowed))(
    'that is $from is not made $to by a $role',
    ({ from, to, role }) => {
      expect(() => requireMove('Opportunity', opportunityTransitions, from, to, role)).toThrow(WrongState);
    },
  );

  it('that is withdrawn takes neither words nor slots, and one that is shown keeps its words', () => {
    expect(opportunityStates.filter((state) => !editableStates.includes(state))).toEqual(['PUBLISHED', 'WITHDRAWN']);
    expect(opportunityStates.filter((state) => !schedulableStates.includes(state))).toEqual(['WITHDRAWN']);
  });
});

describe('a slot', () => {
  it('is cancelled by its employer, once', () => {
    expect(sentences(slots)).toEqual(['EMPLOYER: OPEN to CANCELLED']);
  });

  it.each(slots.filter(({ allowed }) => !allowed))('that is $from is not made $to by a $role', ({ from, to, role }) => {
    expect(() => requireMove('Slot', slotTransitions, from, to, role)).toThrow(WrongState);
  });
});
