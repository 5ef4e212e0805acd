import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aPlacement, aPlacementFor, anAdult } from '../facts.fixture.js';
import { opportunityKinds } from '../facts.js';
import { stages } from '../rule.js';
import type { HostAdult, PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

const deputy = anAdult('deputy');

describe('R62, no checks on adults who host only students of 16 and above', () => {
  const hosted = (bornOn: string, changes: Partial<HostAdult> = {}): PlacementFacts =>
    aPlacementFor(
      { bornOn: localDate(bornOn) },
      { hostAdults: [anAdult('supervisor', { recordedCheck: true, ...changes }), deputy] },
    );

  it('refuses a recorded check when the student is 16 on the first day', () => {
    expect(findingOf('R62', 'CONFIRM', hosted('2011-07-05'))).toBe('FAIL');
  });

  it('allows it when the student turns 16 in mid-placement', () => {
    expect(findingOf('R62', 'CONFIRM', hosted('2011-07-06'))).toBe('ok');
  });

  it('counts a birthday on 29 February from 1 March', () => {
    const days = aPlacement.days.slice(0, 1);
    const on = (date: string): string =>
      findingOf('R62', 'CONFIRM', {
        ...hosted('2012-02-29'),
        days: days.map((day) => ({ ...day, on: localDate(date) })),
      });
    expect(on('2028-02-28')).toBe('ok');
    expect(on('2028-02-29')).toBe('FAIL');
  });

  it('takes the first day by the calendar, however the days are listed', () => {
    const facts = hosted('2011-07-06');
    expect(findingOf('R62', 'CONFIRM', { ...facts, days: facts.days.toReversed() })).toBe('ok');
  });

  it('allows it when the adult hosts younger children elsewhere', () => {
    expect(findingOf('R62', 'CONFIRM', hosted('2010-01-01', { hostsUnder16Elsewhere: true }))).toBe('ok');
    expect(findingOf('R62', 'CONFIRM', hosted('2010-01-01', { hostsUnder16Elsewhere: null }))).toBe('UNKNOWN');
  });

  it('has nothing to say where no check is recorded', () => {
    expect(findingOf('R62', 'CONFIRM', aPlacementFor({ bornOn: localDate('2010-01-01') }))).toBe('ok');
  });

  it('is judged by the worst of several adults', () => {
    const checked = (...elsewhere: HostAdult['hostsUnder16Elsewhere'][]): string =>
      findingOf('R62', 'CONFIRM', {
        ...hosted('2010-01-01'),
        hostAdults: elsewhere.map((hostsUnder16Elsewhere, index) =>
          anAdult(`adult ${index}`, { recordedCheck: true, hostsUnder16Elsewhere }),
        ),
      });
    expect(checked(true, false)).toBe('FAIL');
    expect(checked(null, false)).toBe('FAIL');
    expect(checked(true, null)).toBe('UNKNOWN');
    expect(checked(true, true)).toBe('ok');
  });

  it('asks for no age where no check is recorded, and for a day where one is', () => {
    expect(findingOf('R62', 'CONFIRM', { ...aPlacement, student: null })).toBe('ok');
    expect(findingOf('R62', 'CONFIRM', { ...hosted('2010-01-01'), days: [] })).toBe('UNKNOWN');
  });

  it('is unknown while the adults are, or the age of the student is', () => {
    expect(findingOf('R62', 'CONFIRM', { ...aPlacement, hostAdults: null })).toBe('UNKNOWN');
    expect(findingOf('R62', 'CONFIRM', { ...hosted('2010-01-01'), student: null })).toBe('UNKNOWN');
  });
});

describe('R67, two different adults', () => {
  const withAdults = (...hostAdults: HostAdult[]): PlacementFacts => ({ ...aPlacement, hostAdults });

  it('allows two, each verified and called back', () => {
    expect(findingOf('R67', 'CONFIRM', withAdults(anAdult('supervisor'), deputy))).toBe('ok');
  });

  it('refuses one adult, and the same one named twice', () => {
    expect(findingOf('R67', 'CONFIRM', withAdults(deputy))).toBe('FAIL');
    expect(findingOf('R67', 'CONFIRM', withAdults(deputy, anAdult('deputy')))).toBe('FAIL');
    expect(findingOf('R67', 'PUBLISH', withAdults())).toBe('FAIL');
  });

  it('refuses an address that is not verified', () => {
    const stranger = anAdult('stranger', { hasVerifiedWorkAddress: false });
    expect(findingOf('R67', 'CONFIRM', withAdults(stranger, deputy))).toBe('FAIL');
  });

  it('refuses a call-back by the person who sent the invitation, and waits for one that is not made', () => {
    const invited = anAdult('supervisor', { calledBackByOther: false });
    const waiting = anAdult('supervisor', { calledBackByOther: null });
    expect(findingOf('R67', 'CONFIRM', withAdults(invited, deputy))).toBe('FAIL');
    expect(findingOf('R67', 'CONFIRM', withAdults(waiting, deputy))).toBe('UNKNOWN');
  });

  it('refuses a third adult who is not verified, since that one will be there too', () => {
    const third = anAdult('third', { hasVerifiedWorkAddress: false });
    expect(findingOf('R67', 'CONFIRM', withAdults(anAdult('supervisor'), deputy, third))).toBe('FAIL');
  });

  it('is unknown while nobody has named them', () => {
    expect(findingOf('R67', 'CONFIRM', { ...aPlacement, hostAdults: null })).toBe('UNKNOWN');
  });
});

describe('R71, nobody is sent where somebody is suspended', () => {
  it.each(stages)('bars everybody at %s, of every kind', (stage) => {
    for (const kind of opportunityKinds) {
      expect(findingOf('R71', stage, { ...aPlacement, kind, isHostSuspended: true })).toBe('FAIL');
      expect(findingOf('R71', stage, { ...aPlacement, kind, isHostSuspended: false })).toBe('ok');
    }
  });

  it('is unknown while nobody knows, which bars as well', () => {
    expect(findingOf('R71', 'CONFIRM', { ...aPlacement, isHostSuspended: null })).toBe('UNKNOWN');
  });
});

describe('R67a, where several employers share a placement', () => {
  const stages = ['PUBLISH', 'BOOK', 'APPLY', 'ALLOCATE', 'CONFIRM'] as const;

  it.each(stages)('asks at %s for the yes of each', (stage) => {
    expect(findingOf('R67a', stage, { ...aPlacement, hasHostAgreed: true })).toBe('ok');
    expect(findingOf('R67a', stage, { ...aPlacement, hasHostAgreed: false })).toBe('FAIL');
    expect(findingOf('R67a', stage, { ...aPlacement, hasHostAgreed: null })).toBe('UNKNOWN');
  });
});
