import { describe, expect, it } from '@jest/globals';
import type { GuardianAnswer } from '#clearances';
import { localDate } from '#kernel';
import { aForm, anAnswer, otherTerms, someTerms } from './agreement.fixture.js';
import { permissionStatus } from './permission.js';

const inYear10 = localDate('2011-11-05');
const startsOn = localDate('2026-10-26');
const present = { version: 2, terms: someTerms };

function statusAfter(...answers: GuardianAnswer[]): string {
  return permissionStatus({ bornOn: inYear10, startsOn, present, answers });
}

describe('permission for a placement', () => {
  it.each([
    ['MISSING', []],
    ['COMPLETE', [anAnswer()]],
    ['TO_COUNTERSIGN', [aForm()]],
    ['COMPLETE', [aForm({ isCountersigned: true })]],
    ['COMPLETE', [aForm(), anAnswer()]],
    ['REFUSED', [anAnswer({ answer: 'REFUSED' })]],
    ['REFUSED', [anAnswer(), anAnswer({ answer: 'REFUSED' })]],
    ['REFUSED', [aForm({ isCountersigned: true }), anAnswer({ answer: 'REFUSED' })]],
  ])('is %s after %p', (status, answers) => {
    expect(statusAfter(...answers)).toBe(status);
  });

  it('is out of date once something has changed that touches guardians, and not before', () => {
    const changed = { version: 3, terms: otherTerms };
    const answers = [anAnswer(), aForm({ isCountersigned: true })];
    expect(permissionStatus({ bornOn: inYear10, startsOn, present: changed, answers })).toBe('OUTDATED');
    expect(permissionStatus({ bornOn: inYear10, startsOn, present: { ...present, version: 3 }, answers })).toBe(
      'COMPLETE',
    );
  });

  it('that was recorded without a hash is for that one version', () => {
    expect(statusAfter(aForm({ termsHash: null, version: 2, isCountersigned: true }))).toBe('COMPLETE');
    expect(statusAfter(aForm({ termsHash: null, version: 1, isCountersigned: true }))).toBe('OUTDATED');
  });

  it('is not needed of anybody from the day after the last Friday of June in Year 11', () => {
    const bornOn = localDate('2009-11-05');
    const of = (day: string): string => permissionStatus({ bornOn, startsOn: localDate(day), present, answers: [] });
    expect(of('2026-06-26')).toBe('MISSING');
    expect(of('2026-06-27')).toBe('NOT_NEEDED');
  });
});
