import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPolicy, aVetting, vettedWith } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import { insuranceExemptions, type InsurerDeclaration } from '../vetting-facts.js';

const on = '2027-07-05';
const declared = (changes: Partial<InsurerDeclaration>, facts: Partial<PlacementFacts> = {}): PlacementFacts => {
  const { insurer } = vettedWith({}).declaration ?? {};
  if (insurer === undefined) throw new Error('the fixture has a declaration');
  return { ...aPlacement, days: [aDay(on)], vetting: vettedWith({ insurer: { ...insurer, ...changes } }), ...facts };
};

describe('R51, employers that need not be insured', () => {
  it.each(insuranceExemptions)('%s: cover for the dates or a letter', (exemption) => {
    const exempt = (changes: Partial<InsurerDeclaration>, insurance: PlacementFacts['insurance']): PlacementFacts =>
      declared({ exemption, ...changes }, { insurance });
    for (const [each, once] of [['R50', 'R50a']] as const) {
      expect(findingOf(each, 'CONFIRM', exempt({}, []))).toBe('ok');
      expect(findingOf(once, 'PUBLISH', exempt({}, []))).toBe('ok');
    }
    expect(findingOf('R51', 'CONFIRM', exempt({}, []))).toBe(`FAIL ${on}`);
    expect(findingOf('R51', 'CONFIRM', exempt({}, null))).toBe(`UNKNOWN ${on}`);
    expect(findingOf('R51', 'CONFIRM', exempt({}, [aPolicy({ validTo: localDate(on) })]))).toBe('ok');
    expect(findingOf('R51', 'CONFIRM', exempt({ indemnityUntil: localDate(on) }, []))).toBe('ok');
    expect(findingOf('R51', 'CONFIRM', exempt({ indemnityUntil: localDate('2027-07-04') }, []))).toBe(`FAIL ${on}`);
    expect(findingOf('R51a', 'PUBLISH', exempt({ indemnityUntil: localDate('2027-01-11') }, []))).toBe('ok');
    expect(findingOf('R51a', 'PUBLISH', exempt({ indemnityUntil: localDate('2027-01-10') }, []))).toBe('FAIL');
  });

  it('leaves everybody else to the rule on policies', () => {
    for (const facts of [
      declared({}, { insurance: [] }),
      { ...declared({}, { insurance: [] }), vetting: { ...aVetting, declaration: null } },
      { ...declared({}, { insurance: [] }), vetting: null },
    ]) {
      expect(findingOf('R51', 'CONFIRM', facts)).toBe('ok');
      expect(findingOf('R50', 'CONFIRM', facts)).toBe(`FAIL ${on}`);
    }
  });
});

describe('R53, tasks unlike the normal business', () => {
  it.each([
    [false, null, 'ok'],
    [null, null, 'UNKNOWN'],
    [true, null, 'FAIL'],
    [true, '2027-01-11', 'ok'],
    [true, '2027-01-12', 'FAIL'],
  ] as const)('unlike: %s, accepted on %s: %s', (isUnlikeNormalBusiness, acceptedOn, finding) => {
    const accepted = acceptedOn === null ? null : localDate(acceptedOn);
    expect(findingOf('R53', 'CONFIRM', declared({ isUnlikeNormalBusiness, acceptedOn: accepted }))).toBe(finding);
  });

  it('is unknown before any declaration', () => {
    expect(findingOf('R53', 'CONFIRM', { ...aPlacement, vetting: null })).toBe('UNKNOWN');
    expect(findingOf('R53', 'CONFIRM', { ...aPlacement, vetting: { ...aVetting, declaration: null } })).toBe('UNKNOWN');
  });
});

describe('R53a, longer than two weeks', () => {
  const long = [aDay('2027-07-19'), aDay('2027-07-05')];
  const twoWeeks = [aDay('2027-07-18'), aDay('2027-07-05')];

  it('is told to the insurer from the fifteenth day on', () => {
    expect(findingOf('R53a', 'CONFIRM', declared({}, { days: twoWeeks }))).toBe('ok');
    expect(findingOf('R53a', 'CONFIRM', declared({}, { days: long }))).toBe('FAIL');
    const told = (date: string) => declared({ toldOfLongPlacementsOn: localDate(date) }, { days: long });
    expect(findingOf('R53a', 'CONFIRM', told('2027-01-11'))).toBe('ok');
    expect(findingOf('R53a', 'CONFIRM', told('2027-01-12'))).toBe('FAIL');
  });

  it('is unknown without days, or before any declaration where it matters', () => {
    expect(findingOf('R53a', 'CONFIRM', declared({}, { days: [] }))).toBe('UNKNOWN');
    for (const vetting of [null, { ...aVetting, declaration: null }]) {
      expect(findingOf('R53a', 'CONFIRM', { ...aPlacement, days: long, vetting })).toBe('UNKNOWN');
      expect(findingOf('R53a', 'CONFIRM', { ...aPlacement, days: twoWeeks, vetting })).toBe('ok');
    }
  });
});
