import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aPlacement, aPlacementFor, aVetting } from '../facts.fixture.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';
import { vettingStates } from '../vetting-facts.js';

describe('R35b, the activity is approved at the site', () => {
  it.each(vettingStates)('is kept in %s, or not', (state) => {
    const isKept = state === 'APPROVED' || state === 'EXPIRING';
    for (const stage of ['PUBLISH', 'ALLOCATE'] as const)
      expect(findingOf('R35b', stage, { ...aPlacement, vetting: { ...aVetting, state } })).toBe(isKept ? 'ok' : 'FAIL');
  });

  it('ends with the last day of the approval, by the day of the decision', () => {
    const until = (date: string) => ({ ...aPlacement, vetting: { ...aVetting, approvedUntil: localDate(date) } });
    expect(findingOf('R35b', 'ALLOCATE', until('2027-01-11'))).toBe('ok');
    expect(findingOf('R35b', 'ALLOCATE', until('2027-01-10'))).toBe('FAIL');
  });

  it('is unknown where nobody has begun the vetting', () => {
    expect(findingOf('R35b', 'PUBLISH', { ...aPlacement, vetting: null })).toBe('UNKNOWN');
  });

  it('is not asked of who comes to a school or meets online', () => {
    expect(isJudged('R35b', 'PUBLISH', { ...aPlacement, kind: 'WORKPLACE_VISIT' })).toBe(true);
    for (const kind of ['SCHOOL_VISIT', 'VIRTUAL'] as const)
      expect(isJudged('R35b', 'PUBLISH', { ...aPlacement, kind })).toBe(false);
  });
});

describe('R36a, a school may still say no', () => {
  it('keeps its students from that employer and from no other', () => {
    for (const stage of ['APPLY', 'ALLOCATE', 'CONFIRM'] as const) {
      expect(findingOf('R36a', stage, aPlacementFor({ refusedEmployers: [aPlacement.employerId] }))).toBe('FAIL');
      expect(findingOf('R36a', stage, aPlacementFor({ refusedEmployers: ['another'] }))).toBe('ok');
    }
  });

  it('is unknown while nobody has looked', () => {
    expect(findingOf('R36a', 'ALLOCATE', aPlacementFor({ refusedEmployers: null }))).toBe('UNKNOWN');
  });
});
