import { describe, expect, it } from '@jest/globals';
import { cells, roles } from '#kernel';
import { complaintStates, complaintTransitions, decideBy } from './complaint.js';
import { replyStates, replyTransitions } from './reply.js';

const actors = [...roles, 'SYSTEM'] as const;

describe('a complaint', () => {
  it('is decided by coordinators alone, and made louder by time alone', () => {
    const allowed = cells(complaintTransitions, complaintStates, actors).filter((cell) => cell.allowed);
    expect(allowed.map(({ from, to, role }) => `${role}: ${from} to ${to}`).sort()).toEqual([
      'COORDINATOR: OPEN to DISMISSED',
      'COORDINATOR: OPEN to UPHELD',
      'COORDINATOR: OVERDUE to DISMISSED',
      'COORDINATOR: OVERDUE to UPHELD',
      'SYSTEM: OPEN to OVERDUE',
    ]);
  });

  it('has 48 hours, which stand still at weekends and on bank holidays', () => {
    expect(decideBy(new Date('2026-12-24T15:00:00Z'))).toEqual(new Date('2026-12-30T15:00:00Z'));
  });
});

describe('an answer to reviews', () => {
  it('is read by a coordinator, and written anew only where it was refused', () => {
    const allowed = cells(replyTransitions, replyStates, actors).filter((cell) => cell.allowed);
    expect(allowed.map(({ from, to, role }) => `${role}: ${from} to ${to}`).sort()).toEqual([
      'COORDINATOR: SUBMITTED to PUBLISHED',
      'COORDINATOR: SUBMITTED to REFUSED',
      'EMPLOYER: REFUSED to SUBMITTED',
    ]);
  });
});
