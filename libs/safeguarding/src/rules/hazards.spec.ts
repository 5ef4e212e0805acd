import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor } from '../facts.fixture.js';
import { hazards } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

describe('R32, dangers and school age', () => {
  it.each(hazards)('refuses a student of school age where there is %s', (hazard) => {
    expect(findingOf('R32', 'ALLOCATE', aPlacementFor({}, { hazards: [hazard] }))).toMatch(/^FAIL/);
  });

  it('ends with the leaving date, the last Friday of June, not with the sixteenth birthday', () => {
    const days = ['2027-06-25', '2027-06-26'].map((on) => aDay(on));
    const facts = aPlacementFor({ bornOn: localDate('2010-09-01') }, { days, hazards: ['NOISE'] });
    expect(findingOf('R32', 'CONFIRM', facts)).toBe('FAIL 2027-06-25');
  });

  it('holds for a student who turns 16 in mid-placement, on every day', () => {
    const days = ['2027-01-18', '2027-01-19', '2027-01-20'].map((on) => aDay(on));
    const facts = aPlacementFor({ bornOn: localDate('2011-01-19') }, { days, hazards: ['NOISE'] });
    expect(findingOf('R32', 'CONFIRM', facts)).toBe('FAIL 2027-01-18 2027-01-19 2027-01-20');
  });

  it('no longer holds for a student who is 15 after the leaving date', () => {
    const facts = aPlacementFor({ bornOn: localDate('2011-08-31') }, { hazards: ['NOISE'] });
    expect(findingOf('R32', 'CONFIRM', facts)).toBe('ok');
  });

  it('allows a place without dangers, even to a student of unknown age', () => {
    expect(findingOf('R32', 'APPLY', aPlacementFor({ bornOn: null }))).toBe('ok');
  });

  it('is unknown while the dangers are not declared, or the age is not known', () => {
    const days = [aDay('2027-07-05')];
    expect(findingOf('R32', 'APPLY', aPlacementFor({}, { days, hazards: null }))).toBe('UNKNOWN 2027-07-05');
    const ageless = aPlacementFor({ bornOn: null }, { days, hazards: ['RADIATION'] });
    expect(findingOf('R32', 'APPLY', ageless)).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R33, dangers over school age', () => {
  const grown = { bornOn: localDate('2009-11-05') };
  const terms = { isNeededForTraining: true, isCompetentlySupervised: true, isRiskLowest: true };
  const days = [aDay('2027-07-05')];

  it('allows a danger that is needed for training, supervised and at the lowest risk', () => {
    const facts = aPlacementFor(grown, { days, hazards: ['NOISE'], dangerTerms: terms });
    expect(findingOf('R33', 'CONFIRM', facts)).toBe('ok');
  });

  it.each(['isNeededForTraining', 'isCompetentlySupervised', 'isRiskLowest'] as const)(
    'refuses it unless %s',
    (term) => {
      const facts = aPlacementFor(grown, { days, hazards: ['NOISE'], dangerTerms: { ...terms, [term]: false } });
      expect(findingOf('R33', 'CONFIRM', facts)).toBe('FAIL 2027-07-05');
    },
  );

  it('is unknown, and so stands in the way, while nobody has said on what terms', () => {
    expect(findingOf('R33', 'ALLOCATE', aPlacementFor(grown, { days, hazards: ['NOISE'] }))).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R33', 'ALLOCATE', aPlacementFor(grown, { days, hazards: null }))).toBe('UNKNOWN 2027-07-05');
    const ageless = aPlacementFor({ bornOn: null }, { days, hazards: ['NOISE'] });
    expect(findingOf('R33', 'ALLOCATE', ageless)).toBe('UNKNOWN 2027-07-05');
  });

  it('has nothing to say of a place without dangers, nor of those whom another rule refuses', () => {
    expect(findingOf('R33', 'CONFIRM', aPlacementFor(grown))).toBe('ok');
    expect(findingOf('R33', 'CONFIRM', aPlacementFor({}, { hazards: ['NOISE'] }))).toBe('ok');
  });
});

describe('dangers for nobody in particular', () => {
  it.each(['R32', 'R33'])('are unknown to %s', (ruleId) => {
    const facts = { ...aPlacement, days: [aDay('2027-07-05')], hazards: ['NOISE' as const], student: null };
    expect(findingOf(ruleId, 'ALLOCATE', facts)).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R32a, dangers and the year groups of an advert', () => {
  it.each([
    [['NOISE'], [11, 12], 'FAIL'],
    [['NOISE'], [12, 13], 'ok'],
    [[], [10], 'ok'],
    [null, [12], 'UNKNOWN'],
    [['NOISE'], null, 'UNKNOWN'],
  ] as const)('%j for %j: %s', (dangers, yearGroupsWelcome, finding) => {
    expect(findingOf('R32a', 'PUBLISH', { ...aPlacement, hazards: dangers, yearGroupsWelcome })).toBe(finding);
  });
});
