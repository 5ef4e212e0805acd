import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor, vettedWith } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';
import { barredWork, listedTasks, type EmployerDeclaration } from '../vetting-facts.js';

const days = [aDay('2027-07-05')];
const declared = (changes: Partial<EmployerDeclaration>): PlacementFacts => ({
  ...aPlacement,
  days,
  vetting: vettedWith(changes),
});
const undeclared = { ...aPlacement, days, vetting: { ...vettedWith({}), declaration: null } };
const grown = aPlacementFor({ bornOn: localDate('2010-03-14') });

describe('R04, work that no placement may be', () => {
  it.each(barredWork)('refuses %s in school age, and not after it', (work) => {
    const facts = declared({ barredWork: [work] });
    expect(findingOf('R04', 'CONFIRM', facts)).toBe('FAIL 2027-07-05');
    expect(findingOf('R04', 'CONFIRM', { ...facts, student: grown.student })).toBe('ok');
  });

  it('allows a place that has none, and knows nothing while nobody has said', () => {
    expect(findingOf('R04', 'CONFIRM', declared({}))).toBe('ok');
    for (const facts of [declared({ barredWork: null }), undeclared, { ...undeclared, vetting: null }])
      expect(findingOf('R04', 'CONFIRM', facts)).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R04', 'CONFIRM', { ...declared({}), student: null })).toBe('UNKNOWN 2027-07-05');
  });
});

describe('R05, no help in the trade in Years 7 to 9', () => {
  it.each([
    [[9], true, 'FAIL'],
    [[9, 10], true, 'FAIL'],
    [[10, 11], true, 'ok'],
    [[7], false, 'ok'],
    [[7], null, 'UNKNOWN'],
    [null, false, 'UNKNOWN'],
  ] as const)('Years %j, productive: %s: %s', (yearGroupsWelcome, isProductiveWork, finding) => {
    const facts = { ...declared({ isProductiveWork }), kind: 'WORKPLACE_VISIT' as const, yearGroupsWelcome };
    for (const stage of ['BOOK', 'CONFIRM'] as const) expect(findingOf('R05', stage, facts)).toBe(finding);
  });

  it('is unknown before any declaration', () => {
    const visit = { kind: 'WORKPLACE_VISIT' as const, yearGroupsWelcome: [8] };
    expect(findingOf('R05', 'BOOK', { ...undeclared, ...visit })).toBe('UNKNOWN');
    expect(findingOf('R05', 'BOOK', { ...undeclared, ...visit, vetting: null })).toBe('UNKNOWN');
  });
});

describe('R40, listed tasks', () => {
  it.each(listedTasks)('of %s wait for a safeguarding lead in school age', (task) => {
    const facts = declared({ listedTasks: [task] });
    const noted = (kind: 'SCRUTINY_SIGNED_OFF' | 'KEY_FINDINGS_TOLD', placementVersion: string): PlacementFacts => ({
      ...facts,
      student: aPlacementFor({ notes: [{ kind, placementVersion }] }).student,
    });
    expect(findingOf('R40', 'CONFIRM', facts)).toBe('FAIL 2027-07-05');
    expect(findingOf('R40', 'CONFIRM', noted('SCRUTINY_SIGNED_OFF', 'v2'))).toBe('ok');
    expect(findingOf('R40', 'CONFIRM', noted('SCRUTINY_SIGNED_OFF', 'v1'))).toBe('FAIL 2027-07-05');
    expect(findingOf('R40', 'CONFIRM', noted('KEY_FINDINGS_TOLD', 'v2'))).toBe('FAIL 2027-07-05');
    expect(findingOf('R40', 'CONFIRM', { ...facts, student: grown.student })).toBe('ok');
  });

  it('are unknown while nobody has said, whatever was signed', () => {
    const signed = aPlacementFor({ notes: [{ kind: 'SCRUTINY_SIGNED_OFF', placementVersion: 'v2' }] }).student;
    for (const facts of [declared({ listedTasks: null }), undeclared, { ...undeclared, vetting: null }]) {
      expect(findingOf('R40', 'CONFIRM', facts)).toBe('UNKNOWN 2027-07-05');
      expect(findingOf('R40', 'CONFIRM', { ...facts, student: signed })).toBe('UNKNOWN 2027-07-05');
    }
    expect(findingOf('R40', 'CONFIRM', declared({}))).toBe('ok');
    const listed = declared({ listedTasks: ['ALCOHOL'] });
    expect(findingOf('R40', 'CONFIRM', { ...listed, student: aPlacementFor({ notes: null }).student })).toBe(
      'FAIL 2027-07-05',
    );
  });
});
