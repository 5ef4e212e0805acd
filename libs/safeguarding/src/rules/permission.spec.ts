import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor, aYes } from '../facts.fixture.js';
import type { Permission } from '../facts.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';

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

describe('permission of whom nothing is known', () => {
  it('is unknown, not missing', () => {
    for (const student of [{ bornOn: null }, { permissions: null }])
      expect(findingOf('R91', 'CONFIRM', aPlacementFor(student))).toMatch(/^UNKNOWN/);
    expect(findingOf('R91', 'CONFIRM', { ...aPlacement, student: null })).toMatch(/^UNKNOWN/);
  });
});
