import { describe, expect, it } from '@jest/globals';
import { cells, roles, type AccountId } from '#kernel';
import {
  agreementOf,
  escalatesAt,
  stateOf,
  suspendingRoles,
  suspensionOrigins,
  suspensionStates,
  suspensionTransitions,
} from './suspension.js';

const somebody = 'acc_01jdzzzzzzzzzzzzzzzzzzzzzz' as AccountId;
const movers = [...roles, 'SYSTEM'] as const;
const fresh = { joinedBy: null, leadAgreedBy: null, coordinatorAgreedBy: null, isEscalated: false };

describe('a suspension', () => {
  it('moves as the tables say and in no other way', () => {
    const allowed = Object.values(suspensionTransitions)
      .flatMap((table) => cells(table, suspensionStates, movers))
      .filter((cell) => cell.allowed)
      .map(({ role, from, to }) => `${role}: ${from} to ${to}`);
    expect(allowed.sort()).toEqual([
      'COORDINATOR: AGREED_BY_LEAD to LIFTED',
      'COORDINATOR: ESCALATED to AGREED_BY_COORDINATOR',
      'COORDINATOR: ESCALATED to STANDING',
      'COORDINATOR: PROVISIONAL to AGREED_BY_COORDINATOR',
      'COORDINATOR: PROVISIONAL to STANDING',
      'COORDINATOR: STANDING to AGREED_BY_COORDINATOR',
      'SAFEGUARDING_LEAD: AGREED_BY_COORDINATOR to LIFTED',
      'SAFEGUARDING_LEAD: ESCALATED to AGREED_BY_LEAD',
      'SAFEGUARDING_LEAD: PROVISIONAL to AGREED_BY_LEAD',
      'SAFEGUARDING_LEAD: STANDING to AGREED_BY_LEAD',
      'SYSTEM: PROVISIONAL to ESCALATED',
    ]);
  });

  it('is lifted by nobody alone and by no time that passes', () => {
    for (const role of suspendingRoles) {
      for (const state of suspensionStates.filter((each) => !each.startsWith('AGREED'))) {
        expect(agreementOf(role, state)).not.toBe('LIFTED');
      }
    }
    expect(Object.keys(suspensionTransitions.SYSTEM)).toEqual(['ESCALATED']);
  });

  it.each(suspensionOrigins)('that came about by %s stands or waits for a coordinator', (suspendedAs) => {
    const isCoordinators = suspendedAs === 'COORDINATOR';
    expect(stateOf({ ...fresh, suspendedAs, suspendedBy: somebody })).toBe(isCoordinators ? 'STANDING' : 'PROVISIONAL');
    const at = new Date('2026-10-23T15:00:00Z');
    expect(escalatesAt(suspendedAs, at)?.toISOString()).toBe(isCoordinators ? undefined : '2026-10-26T15:00:00.000Z');
  });

  it('shows what was done last, and an agreement above a coordinator who joined', () => {
    const lead = { ...fresh, suspendedAs: 'SAFEGUARDING_LEAD', suspendedBy: somebody } as const;
    expect(stateOf({ ...lead, isEscalated: true })).toBe('ESCALATED');
    expect(stateOf({ ...lead, isEscalated: true, joinedBy: somebody })).toBe('STANDING');
    expect(stateOf({ ...lead, joinedBy: somebody, leadAgreedBy: somebody })).toBe('AGREED_BY_LEAD');
    expect(stateOf({ ...lead, coordinatorAgreedBy: somebody })).toBe('AGREED_BY_COORDINATOR');
    expect(stateOf({ ...lead, leadAgreedBy: somebody, coordinatorAgreedBy: somebody })).toBe('LIFTED');
  });
});
