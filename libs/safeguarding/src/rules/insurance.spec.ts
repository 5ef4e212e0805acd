import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aPlacement, aPolicy } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';

const visit: PlacementFacts = { ...aPlacement, kind: 'WORKPLACE_VISIT' };
const lastDay = localDate('2027-07-09');
const dayBefore = localDate('2027-07-08');
const week = '2027-07-05 2027-07-06 2027-07-07 2027-07-08 2027-07-09';

describe('R50, employers’ liability for a placement', () => {
  it('allows a policy that ends on the last day and refuses one that ends a day before', () => {
    const ending = (validTo: typeof lastDay) => ({ ...aPlacement, insurance: [aPolicy({ validTo })] });
    expect(findingOf('R50', 'CONFIRM', ending(lastDay))).toBe('ok');
    expect(findingOf('R50', 'CONFIRM', ending(dayBefore))).toBe('FAIL 2027-07-09');
  });

  it('allows GBP 5,000,000 and refuses a pound less', () => {
    const short = { ...aPlacement, insurance: [aPolicy({ coverPounds: 4_999_999 })] };
    expect(findingOf('R50', 'CONFIRM', short)).toBe(`FAIL ${week}`);
    expect(findingOf('R50', 'CONFIRM', { ...aPlacement, insurance: [aPolicy({ coverPounds: 5_000_000 })] })).toBe('ok');
  });

  it('refuses public liability, and two policies that reach the sum only together', () => {
    const publicOnly = [aPolicy({ kind: 'PUBLIC_LIABILITY', coverPounds: 10_000_000 })];
    const halves = [aPolicy({ coverPounds: 2_500_000 }), aPolicy({ coverPounds: 2_500_000 })];
    expect(findingOf('R50', 'CONFIRM', { ...aPlacement, insurance: publicOnly })).toBe(`FAIL ${week}`);
    expect(findingOf('R50', 'CONFIRM', { ...aPlacement, insurance: halves })).toBe(`FAIL ${week}`);
  });

  it('tells no policy from one that nobody has asked for', () => {
    expect(findingOf('R50', 'CONFIRM', { ...aPlacement, insurance: [] })).toBe(`FAIL ${week}`);
    expect(findingOf('R50', 'CONFIRM', { ...aPlacement, insurance: null })).toBe(`UNKNOWN ${week}`);
  });
});

describe('R50a, employers’ liability for an advert', () => {
  it('asks for a policy in force today, not for one that lasts to next summer', () => {
    const endingOn = (date: string) => ({ ...aPlacement, insurance: [aPolicy({ validTo: localDate(date) })] });
    expect(findingOf('R50a', 'PUBLISH', endingOn('2027-01-11'))).toBe('ok');
    expect(findingOf('R50a', 'PUBLISH', endingOn('2027-01-10'))).toBe('FAIL');
    expect(isJudged('R50', 'PUBLISH', aPlacement)).toBe(false);
  });
});

describe('R52, insurance for a visit', () => {
  it.each(['PUBLIC_LIABILITY', 'EMPLOYERS_LIABILITY'] as const)('takes %s of any amount', (kind) => {
    const insurance = [aPolicy({ kind, coverPounds: 1 })];
    expect(findingOf('R52', 'CONFIRM', { ...visit, insurance })).toBe('ok');
    expect(findingOf('R52a', 'PUBLISH', { ...visit, insurance })).toBe('ok');
  });

  it('refuses one that ends a day before the last, one without cover, and none', () => {
    expect(findingOf('R52', 'CONFIRM', { ...visit, insurance: [aPolicy({ validTo: dayBefore })] })).toBe(
      'FAIL 2027-07-09',
    );
    expect(findingOf('R52', 'CONFIRM', { ...visit, insurance: [aPolicy({ coverPounds: 0 })] })).toBe(`FAIL ${week}`);
    expect(findingOf('R52a', 'PUBLISH', { ...visit, insurance: [] })).toBe('FAIL');
  });

  it('is not asked of who comes to a school or meets online', () => {
    for (const kind of ['SCHOOL_VISIT', 'VIRTUAL'] as const)
      for (const ruleId of ['R50', 'R50a', 'R52', 'R52a'])
        for (const stage of ['PUBLISH', 'CONFIRM'] as const)
          expect(isJudged(ruleId, stage, { ...aPlacement, kind })).toBe(false);
  });
});
