import { describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor, aVetting, vettedWith } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import type { ScrutinyDeclaration } from '../vetting-facts.js';

const calm: ScrutinyDeclaration = {
  isHomeBased: false,
  isIsolatedSite: false,
  isLoneWorkOverHalfDay: false,
  isMuchTravel: false,
  isResidential: false,
};
const declared = (changes: Partial<ScrutinyDeclaration>): Pick<PlacementFacts, 'vetting'> => ({
  vetting: vettedWith({ scrutiny: { ...calm, ...changes } }),
});
const signed = { notes: [{ kind: 'SCRUTINY_SIGNED_OFF' as const, placementVersion: 'v2' }] };
const daysFrom = (count: number): PlacementFacts['days'] =>
  Array.from({ length: count }, (_, index) => aDay(addDays(localDate('2027-06-01'), index)));

describe('R69, extra scrutiny', () => {
  const triggers = ['isHomeBased', 'isIsolatedSite', 'isLoneWorkOverHalfDay', 'isMuchTravel'] as const;

  it.each(triggers)('is asked for by %s, until it is signed off for this very version', (trigger) => {
    const at = (student: Parameters<typeof aPlacementFor>[0]): string =>
      findingOf('R69', 'CONFIRM', aPlacementFor(student, declared({ [trigger]: true })));
    expect(at({})).toBe('FAIL');
    expect(at(signed)).toBe('ok');
    expect(at({ notes: [{ kind: 'SCRUTINY_SIGNED_OFF', placementVersion: 'v1' }] })).toBe('FAIL');
    expect(at({ notes: null })).toBe('FAIL');
    expect(findingOf('R69', 'CONFIRM', { ...aPlacement, ...declared({ [trigger]: null }) })).toBe('UNKNOWN');
  });

  it('is asked for by sixteen days, and not by fifteen', () => {
    expect(findingOf('R69', 'CONFIRM', { ...aPlacement, days: daysFrom(15) })).toBe('ok');
    expect(findingOf('R69', 'CONFIRM', { ...aPlacement, days: daysFrom(16) })).toBe('FAIL');
    expect(findingOf('R69', 'CONFIRM', { ...aPlacement, days: [...daysFrom(15), ...daysFrom(15)] })).toBe('ok');
    expect(findingOf('R69', 'CONFIRM', aPlacementFor(signed, { days: daysFrom(16) }))).toBe('ok');
  });

  it('is asked for by a vulnerable student, and not told to the host', () => {
    expect(findingOf('R69', 'CONFIRM', aPlacementFor({ isVulnerable: true }))).toBe('FAIL');
    expect(findingOf('R69', 'CONFIRM', aPlacementFor({ isVulnerable: true, ...signed }))).toBe('ok');
    expect(findingOf('R69', 'CONFIRM', aPlacementFor({ isVulnerable: null }))).toBe('UNKNOWN');
    expect(findingOf('R69', 'CONFIRM', { ...aPlacement, student: null })).toBe('UNKNOWN');
  });

  it('is unknown before any declaration, also when signed', () => {
    for (const vetting of [null, { ...aVetting, declaration: null }])
      expect(findingOf('R69', 'CONFIRM', aPlacementFor(signed, { vetting }))).toBe('UNKNOWN');
    expect(findingOf('R69', 'CONFIRM', aPlacement)).toBe('ok');
  });
});

describe('R69a, nights away', () => {
  const days = [aDay('2027-06-25'), aDay('2027-06-26')];
  const leaver = { bornOn: localDate('2011-03-14') };

  it('are refused in school age, to the last Friday of June, whatever was signed', () => {
    const facts = aPlacementFor({ ...leaver, ...signed }, { days, ...declared({ isResidential: true }) });
    expect(findingOf('R69a', 'CONFIRM', facts)).toBe('FAIL 2027-06-25');
    expect(findingOf('R69a', 'CONFIRM', aPlacementFor(leaver, { days }))).toBe('ok');
  });

  it('are unknown while nobody has said', () => {
    for (const vetting of [null, { ...aVetting, declaration: null }, declared({ isResidential: null }).vetting])
      expect(findingOf('R69a', 'CONFIRM', aPlacementFor(leaver, { days, vetting }))).toBe('UNKNOWN 2027-06-25');
  });
});

describe('R39, a check that the host decides on', () => {
  const days = [aDay('2027-07-05'), aDay('2027-07-06')];
  const at = (isSchoolOrCare: boolean | null, bornOn: string | null): string =>
    findingOf(
      'R39',
      'CONFIRM',
      aPlacementFor({ bornOn: bornOn === null ? null : localDate(bornOn) }, { days, isSchoolOrCare }),
    );

  it('is shown from the sixteenth birthday on, in mid-placement too', () => {
    expect(at(true, '2011-07-06')).toBe('FAIL 2027-07-06');
    expect(at(true, '2011-07-07')).toBe('ok');
    expect(at(false, '2010-01-01')).toBe('ok');
  });

  it('counts a birthday on 29 February from 1 March', () => {
    const leap = [aDay('2028-02-28'), aDay('2028-02-29')];
    const facts = aPlacementFor({ bornOn: localDate('2012-02-29') }, { days: leap, isSchoolOrCare: true });
    expect(findingOf('R39', 'CONFIRM', facts)).toBe('FAIL 2028-02-29');
  });

  it('is unknown while the place or the age is', () => {
    expect(at(null, '2010-01-01')).toBe('UNKNOWN 2027-07-05 2027-07-06');
    expect(at(true, null)).toBe('UNKNOWN 2027-07-05 2027-07-06');
    expect(at(false, null)).toBe('ok');
    expect(findingOf('R39', 'CONFIRM', { ...aPlacement, days, isSchoolOrCare: true, student: null })).toBe(
      'UNKNOWN 2027-07-05 2027-07-06',
    );
  });
});
