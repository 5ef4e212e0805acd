import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import type { HostAdult, StudentFacts } from '#safeguarding';
import { anApprovedEmployer } from './employer.fixture.js';
import type { EmployerFacts } from './judge.js';
import { inputHashOf, standing, type KeptLifting, type LiftedPlace } from './lifting-of-place.js';

const day = { on: localDate('2027-07-05'), startsAt: null, finishesAt: null, breakMinutes: null };
const host: EmployerFacts = { ...anApprovedEmployer, days: [day] };
const lifted: LiftedPlace = { host, place: { school: { days: null, accidentCoverUntil: null } }, termsHash: 'terms' };
const lifting = { ruleId: 'R67', by: 'COORDINATOR', at: '2026-09-14T08:00:00Z', reason: 'Seen twice.' } as const;
const kept = (of: LiftedPlace): KeptLifting => ({ ...lifting, inputHash: inputHashOf('R67', of) });
const aStudent: StudentFacts = {
  bornOn: null,
  yearGroup: 12,
  otherBookedDays: [],
  blackoutDays: [],
  permissions: [],
  refusedEmployers: [],
  notes: [],
  needsAdjustments: false,
  isVulnerable: false,
  unpaidGround: null,
  tLevel: null,
};
const adult: HostAdult = {
  id: 'adult',
  hasVerifiedWorkAddress: true,
  calledBackByOther: true,
  recordedCheck: false,
  hostsUnder16Elsewhere: null,
  daysWithUnder16: [],
  barredListSeenOn: null,
  contactDecisionUntil: null,
  isSupervised: null,
};

describe('a lifting', () => {
  it('holds while all that it was about is as it was, and is shown without what it was about', () => {
    expect(standing([kept(lifted)], structuredClone(lifted))).toEqual([lifting]);
    expect(standing([kept(lifted)], { ...lifted, host: { ...host, partners: [] } })).toEqual([lifting]);
  });

  it.each([
    ['what the rule reads of the host', { ...lifted, host: { ...host, hostAdults: [adult] } }],
    ['what touches the school in the placement', { ...lifted, termsHash: 'changed' }],
    ['that another employer has days of it now', { ...lifted, host: { ...host, partners: [host] } }],
  ])('ends with a change of %s', (_what, changed) => {
    expect(standing([kept(lifted)], changed)).toEqual([]);
  });

  it('ends with a change at an employer that shares the placement', () => {
    const shared = { ...lifted, host: { ...host, partners: [host] } };
    expect(standing([kept(shared)], shared)).toEqual([lifting]);
    const changed = { ...lifted, host: { ...host, partners: [{ ...host, hostAdults: [adult] }] } };
    expect(standing([kept(shared)], changed)).toEqual([]);
  });

  it('goes on through a change of what the rule does not read', () => {
    const insurance = [{ kind: 'PUBLIC_LIABILITY', coverPounds: 1, validTo: localDate('2027-08-31') }] as const;
    expect(standing([kept(lifted)], { ...lifted, host: { ...host, insurance } })).toEqual([lifting]);
  });

  it('is of everybody who goes on a visit, each thing once, and of the school’s side alone while nobody does', () => {
    const { place, termsHash } = lifted;
    const going = (...bornOn: string[]): LiftedPlace => ({
      ...lifted,
      students: bornOn.map((day) => ({ ...aStudent, bornOn: localDate(day) })),
    });
    const hash = (ruleId: string, of: LiftedPlace): string => inputHashOf(ruleId, of);
    // R33 reads the date of birth, R67 nothing of a student.
    expect(hash('R33', going('2009-11-05'))).not.toBe(hash('R33', going('2009-11-06')));
    expect(hash('R33', going('2009-11-05', '2009-11-06'))).not.toBe(hash('R33', going('2009-11-05')));
    expect(hash('R33', going('2009-11-05', '2009-11-05'))).toBe(hash('R33', going('2009-11-05')));
    expect(hash('R33', going('2009-11-05'))).toBe(
      hash('R33', { host, place: { ...place, student: { ...aStudent, bornOn: localDate('2009-11-05') } }, termsHash }),
    );
    expect(hash('R67', going('2009-11-05', '2009-11-06'))).toBe(hash('R67', lifted));
    expect(hash('R33', going())).toBe(hash('R33', lifted));
  });

  it('is of one rule alone', () => {
    expect(inputHashOf('R67', lifted)).not.toBe(inputHashOf('R50', lifted));
    expect(standing([{ ...kept(lifted), ruleId: 'R50' }], lifted)).toEqual([]);
  });
});
