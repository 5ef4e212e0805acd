import { describe, expect, it } from '@jest/globals';
import { parties, termsHash, type Party } from '#clearances';
import { localDate } from '#kernel';
import { aForm, anAnswer, otherTerms, someTerms } from './agreement.fixture.js';
import { agreementsOf, outsideSchool, signedStates, type AgreementFacts, type SigningParty } from './agreement.js';
import { allocationStates } from './allocation.js';

function facts(overrides: Partial<AgreementFacts> = {}): AgreementFacts {
  return {
    state: 'OFFERED',
    placementVersion: 1,
    bornOn: localDate('2011-11-05'),
    startsOn: localDate('2026-10-26'),
    version: 1,
    terms: someTerms,
    signatures: [],
    answers: [],
    ...overrides,
  };
}

function states(overrides: Partial<AgreementFacts>): Partial<Record<Party, string>> {
  return Object.fromEntries(agreementsOf(facts(overrides)).map(({ party, state }) => [party, state]));
}

const signed = (party: SigningParty): AgreementFacts['signatures'][number] => ({
  party,
  version: 1,
  termsHash: termsHash(someTerms, party),
  givenAt: '2026-09-14T08:00:00Z',
});
const all = (['EMPLOYER', 'SCHOOL', 'STUDENT'] as const).map(signed);

describe('the agreements to a placement', () => {
  it('are of four parties in school age and of three after it', () => {
    expect(Object.keys(states({}))).toEqual(parties);
    const grown = { bornOn: localDate('2009-11-05') };
    expect(Object.keys(states(grown))).toEqual(['EMPLOYER', 'SCHOOL', 'STUDENT']);
  });

  it('are void where a change touches the party, and stand elsewhere', () => {
    const now = { state: 'CONFIRMED', version: 2, signatures: all, answers: [anAnswer()] } as const;
    expect(states({ ...now })).toEqual({ EMPLOYER: 'GIVEN', SCHOOL: 'GIVEN', GUARDIAN: 'GIVEN', STUDENT: 'GIVEN' });
    expect(states({ ...now, terms: otherTerms })).toEqual({
      EMPLOYER: 'GIVEN',
      SCHOOL: 'OUTDATED',
      GUARDIAN: 'OUTDATED',
      STUDENT: 'OUTDATED',
    });
    expect(states({ ...now, terms: { ...someTerms, title: 'another' } })).toMatchObject({
      SCHOOL: 'OUTDATED',
      GUARDIAN: 'GIVEN',
      STUDENT: 'OUTDATED',
    });
  });

  it.each(allocationStates)(
    'show a yes of %s from before signatures were kept, for as long as the version is the same',
    (state) => {
      for (const party of ['EMPLOYER', 'SCHOOL', 'STUDENT'] as const) {
        const isSigned = (signedStates[party] as readonly string[]).includes(state);
        expect(states({ state })[party]).toBe(isSigned ? 'GIVEN' : 'MISSING');
        expect(states({ state, version: 2 })[party]).toBe(isSigned ? 'OUTDATED' : 'MISSING');
      }
    },
  );

  it("hold a guardian's no above every yes, and no form before its second signature", () => {
    const no = anAnswer({ answer: 'REFUSED' });
    expect(states({ answers: [anAnswer(), no] })).toMatchObject({ GUARDIAN: 'REFUSED' });
    expect(states({ answers: [aForm()] })).toMatchObject({ GUARDIAN: 'MISSING' });
    expect(states({ answers: [aForm({ isCountersigned: true })] })).toMatchObject({ GUARDIAN: 'GIVEN' });
  });

  it("tell nobody but the school of a guardian's no", () => {
    const told = agreementsOf(facts({ answers: [anAnswer({ answer: 'REFUSED' })] })).map(outsideSchool);
    expect(told.find(({ party }) => party === 'GUARDIAN')).toEqual({
      party: 'GUARDIAN',
      state: 'MISSING',
      givenBy: null,
      givenAt: null,
      placementVersion: null,
    });
  });
});
