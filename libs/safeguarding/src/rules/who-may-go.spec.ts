import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor } from '../facts.fixture.js';
import { opportunityKinds } from '../facts.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';

const lastOfAugust = [aDay('2027-08-31')];
const firstOfSeptember = [aDay('2027-09-01')];

describe('R01, a plausible date of birth', () => {
  it.each([
    ['2016-08-31', 'ok'],
    ['2016-09-01', 'FAIL 2027-09-01'],
    ['2008-09-01', 'ok'],
    ['2008-08-31', 'FAIL 2027-09-01'],
    ['2028-01-01', 'FAIL 2027-09-01'],
  ])('of %s on 1 September 2027: %s', (bornOn, finding) => {
    const facts = aPlacementFor({ bornOn: localDate(bornOn) }, { days: firstOfSeptember });
    expect(findingOf('R01', 'APPLY', facts)).toBe(finding);
  });

  it('is unknown when the school has given none', () => {
    expect(findingOf('R01', 'APPLY', aPlacementFor({ bornOn: null }, { days: lastOfAugust }))).toBe(
      'UNKNOWN 2027-08-31',
    );
  });
});

describe('R02, Year 10 and above for a placement', () => {
  it('lets a child born on 31 August go a year before one born on 1 September', () => {
    const born = (on: string) => aPlacementFor({ bornOn: localDate(on) }, { days: firstOfSeptember });
    expect(findingOf('R02', 'CONFIRM', born('2013-08-31'))).toBe('ok');
    expect(findingOf('R02', 'CONFIRM', born('2013-09-01'))).toBe('FAIL 2027-09-01');
  });

  it('judges each day: the last of August is still Year 9, the first of September is Year 10', () => {
    const days = [...lastOfAugust, ...firstOfSeptember];
    const facts = aPlacementFor({ bornOn: localDate('2013-05-20') }, { days });
    expect(findingOf('R02', 'CONFIRM', facts)).toBe('FAIL 2027-08-31');
  });

  it('knows a child born on 29 February', () => {
    const facts = aPlacementFor({ bornOn: localDate('2012-02-29') });
    expect(findingOf('R02', 'CONFIRM', facts)).toBe('ok');
  });

  it.each(['R01', 'R02'])('%s is unknown without a date of birth, or a student', (ruleId) => {
    const ageless = aPlacementFor({ bornOn: null }, { days: firstOfSeptember });
    expect(findingOf(ruleId, 'CONFIRM', ageless)).toBe('UNKNOWN 2027-09-01');
    expect(findingOf(ruleId, 'CONFIRM', { ...ageless, student: null })).toBe('UNKNOWN 2027-09-01');
  });

  it('lets students over school age go', () => {
    expect(findingOf('R02', 'CONFIRM', aPlacementFor({ bornOn: localDate('2009-10-01') }))).toBe('ok');
  });

  it('is for placements: Year 7 may visit, be visited and take part online', () => {
    const judged = opportunityKinds.filter((kind) => isJudged('R02', 'APPLY', { ...aPlacement, kind }));
    expect(judged).toEqual(['PLACEMENT']);
  });
});

describe('R02a, the year groups that an advert welcomes', () => {
  it.each([
    [[10, 11, 12, 13], 'ok'],
    [[9, 10], 'FAIL'],
    [null, 'UNKNOWN'],
  ])('%j: %s', (yearGroupsWelcome, finding) => {
    expect(findingOf('R02a', 'PUBLISH', { ...aPlacement, yearGroupsWelcome })).toBe(finding);
  });
});
