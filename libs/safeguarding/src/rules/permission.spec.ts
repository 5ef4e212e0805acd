import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { decide, isInTheWay } from '../decide.js';
import { aDay, aPlacement, aPlacementFor, aYes } from '../facts.fixture.js';
import type { Permission } from '../facts.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';
import { lifters } from '../lifting-facts.js';
import { ruleBook } from '../rule-book.js';

const days = [aDay('2027-06-23')];

function afterAnswers(...permissions: Permission[]): string {
  return findingOf('R91', 'CONFIRM', aPlacementFor({ permissions }, { days }));
}

describe('R91, permission for exactly this version', () => {
  it('takes a parent’s or carer’s yes for a student of school age', () => {
    expect(afterAnswers(aYes('GUARDIAN'))).toBe('ok');
  });

  it('refuses a yes to an older version', () => {
    expect(afterAnswers(aYes('GUARDIAN', { placementVersion: 'v1' }))).toBe('FAIL 2027-06-23');
    expect(afterAnswers(aYes('GUARDIAN', { placementVersion: 'v1' }), aYes('GUARDIAN'))).toBe('ok');
  });

  it('takes a form on paper only with the signature of a second person', () => {
    expect(afterAnswers(aYes('GUARDIAN', { isOnPaper: true }))).toBe('FAIL 2027-06-23');
    expect(afterAnswers(aYes('GUARDIAN', { isOnPaper: true, isCountersignedByOther: true }))).toBe('ok');
  });

  it.each(['REFUSED', 'WITHDRAWN'] as const)(
    'lets one %s outweigh a yes, but not one to an older version',
    (answer) => {
      expect(afterAnswers(aYes('GUARDIAN'), aYes('GUARDIAN', { answer }))).toBe('FAIL 2027-06-23');
      expect(afterAnswers(aYes('GUARDIAN'), aYes('GUARDIAN', { answer, placementVersion: 'v1' }))).toBe('ok');
    },
  );

  it('does not take the student’s own yes in school age', () => {
    expect(afterAnswers(aYes('STUDENT'))).toBe('FAIL 2027-06-23');
  });

  it('takes the student’s own yes after the leaving date, and nobody else’s', () => {
    const grown = { bornOn: localDate('2009-11-02') };
    expect(findingOf('R91', 'CONFIRM', aPlacementFor({ ...grown, permissions: [aYes('STUDENT')] }, { days }))).toBe(
      'ok',
    );
    expect(findingOf('R91', 'CONFIRM', aPlacementFor({ ...grown, permissions: [aYes('GUARDIAN')] }, { days }))).toBe(
      'FAIL 2027-06-23',
    );
  });

  it('asks for both when the leaving date falls into the placement', () => {
    const across = { days: [aDay('2027-06-25'), aDay('2027-06-28')] };
    const bornOn = localDate('2010-09-01');
    const after = (...permissions: Permission[]): string =>
      findingOf('R91', 'CONFIRM', aPlacementFor({ bornOn, permissions }, across));
    expect(after(aYes('GUARDIAN'))).toBe('FAIL 2027-06-28');
    expect(after(aYes('STUDENT'))).toBe('FAIL 2027-06-25');
    expect(after(aYes('STUDENT'), aYes('GUARDIAN'))).toBe('ok');
  });

  it('is a parent’s or carer’s for a student who turns 16 in mid-placement', () => {
    const across = { days: [aDay('2027-01-18'), aDay('2027-01-20')] };
    const bornOn = localDate('2011-01-19');
    expect(findingOf('R91', 'CONFIRM', aPlacementFor({ bornOn }, across))).toBe('ok');
    const own = aPlacementFor({ bornOn, permissions: [aYes('STUDENT')] }, across);
    expect(findingOf('R91', 'CONFIRM', own)).toBe('FAIL 2027-01-18 2027-01-20');
  });

  it('tells nobody having answered from nobody knowing', () => {
    expect(afterAnswers()).toBe('FAIL 2027-06-23');
    expect(findingOf('R91', 'CONFIRM', aPlacementFor({ permissions: null }, { days }))).toBe('UNKNOWN 2027-06-23');
    expect(findingOf('R91', 'CONFIRM', aPlacementFor({ bornOn: null }, { days }))).toBe('UNKNOWN 2027-06-23');
  });

  it('is asked for when a placement is confirmed, not before', () => {
    expect(isJudged('R91', 'ALLOCATE', aPlacement)).toBe(false);
  });
});

describe('R91a, nobody goes against a recorded no', () => {
  const no = (by: Permission['by'], changes: Partial<Permission> = {}): Permission =>
    aYes(by, { answer: 'REFUSED', ...changes });
  const earlier = { placementVersion: 'v1' };
  const unseen = { isOnPaper: true };
  const seen = { isOnPaper: true, isCountersignedByOther: true };
  const after = (permissions: Permission[], bornOn = '2012-03-14'): string =>
    findingOf('R91a', 'CONFIRM', aPlacementFor({ permissions, bornOn: localDate(bornOn) }, { days }));
  const grown = '2009-11-02';
  const stands = 'FAIL 2027-06-23';

  it.each<[string, Permission[], string]>([
    ['nobody has said anything: that is R91’s, and may be lifted', [], 'ok'],
    ['a guardian has said yes', [aYes('GUARDIAN')], 'ok'],
    ['a yes is to an earlier version', [aYes('GUARDIAN', earlier)], 'ok'],
    ['a form waits for its second signature', [aYes('GUARDIAN', unseen)], 'ok'],
    ['a guardian has said no', [no('GUARDIAN')], stands],
    ['a guardian has taken a yes back', [no('GUARDIAN', { answer: 'WITHDRAWN' })], stands],
    ['a guardian has said no, another yes', [no('GUARDIAN'), aYes('GUARDIAN')], stands],
    ['a guardian has said no, and the student yes', [no('GUARDIAN'), aYes('STUDENT')], stands],
    ['the student has said no', [no('STUDENT')], stands],
    ['the student has said no, and a guardian yes', [no('STUDENT'), aYes('GUARDIAN')], stands],
    ['the no was to an earlier version, and nobody was heard since', [no('GUARDIAN', earlier)], stands],
    ['a yes to an earlier version follows', [no('GUARDIAN', earlier), aYes('GUARDIAN', earlier)], stands],
    ['a yes to this version follows', [no('GUARDIAN', earlier), aYes('GUARDIAN')], 'ok'],
    ['a form follows that one person has seen', [no('GUARDIAN', earlier), aYes('GUARDIAN', unseen)], stands],
    ['a form follows that two have seen', [no('GUARDIAN', earlier), aYes('GUARDIAN', seen)], 'ok'],
    ['the student, and no guardian, says yes after it', [no('GUARDIAN', earlier), aYes('STUDENT')], stands],
    ['the student changes their own no', [no('STUDENT', earlier), aYes('STUDENT')], 'ok'],
  ])('%s', (_what, permissions, finding) => {
    expect(after(permissions)).toBe(finding);
  });

  it('is the student’s alone to say over school age', () => {
    expect(after([no('GUARDIAN'), aYes('STUDENT')], grown)).toBe('ok');
    expect(after([no('STUDENT'), aYes('GUARDIAN')], grown)).toBe(stands);
  });

  it('is a guardian’s on the days up to the leaving date, and not on those after it', () => {
    const across = { days: [aDay('2027-06-25'), aDay('2027-06-28')] };
    const refused = aPlacementFor({ bornOn: localDate('2010-09-01'), permissions: [no('GUARDIAN')] }, across);
    expect(findingOf('R91a', 'CONFIRM', refused)).toBe('FAIL 2027-06-25');
  });

  it('is unknown where nobody knows of answers, or of whose word it takes, and never where nobody has said no', () => {
    const of = (student: Parameters<typeof aPlacementFor>[0]): string =>
      findingOf('R91a', 'CONFIRM', aPlacementFor(student, { days }));
    expect(of({ permissions: null })).toBe('UNKNOWN 2027-06-23');
    expect(findingOf('R91a', 'CONFIRM', { ...aPlacement, days, student: null })).toBe('UNKNOWN 2027-06-23');
    expect(of({ bornOn: null, permissions: [no('GUARDIAN')] })).toBe('UNKNOWN 2027-06-23');
    expect(of({ bornOn: null, permissions: [no('STUDENT')] })).toBe(stands);
    expect(of({ bornOn: null, permissions: [] })).toBe('ok');
  });

  it('tells nobody but the school that it was said', () => {
    const [missing, refused] = ['R91', 'R91a'].map((id) => ruleBook.find((rule) => rule.id === id)?.words);
    expect({ ...refused, school: '' }).toEqual({ ...missing, school: '' });
    expect(refused?.school).not.toBe(missing?.school);
  });

  it('stands whoever lifts it, and a missing yes beside it does not', () => {
    const liftings = ['R91', 'R91a'].flatMap((ruleId) =>
      lifters.map((by) => ({ ruleId, by, at: '2026-09-14T08:00:00Z', reason: 'The form is in the post.' })),
    );
    const inTheWay = (permissions: Permission[]): string[] =>
      decide('CONFIRM', aPlacementFor({ permissions }, { liftings }))
        .reasons.filter(isInTheWay)
        .map(({ ruleId }) => ruleId);
    expect(inTheWay([])).toEqual([]);
    expect(inTheWay([no('GUARDIAN')])).toEqual(['R91a']);
  });
});

describe('permission of whom nothing is known', () => {
  it('is unknown, not missing', () => {
    for (const student of [{ bornOn: null }, { permissions: null }])
      expect(findingOf('R91', 'CONFIRM', aPlacementFor(student))).toMatch(/^UNKNOWN/);
    expect(findingOf('R91', 'CONFIRM', { ...aPlacement, student: null })).toMatch(/^UNKNOWN/);
  });
});
