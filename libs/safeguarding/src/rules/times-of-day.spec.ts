import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

const hours = (from: string, to: string, bornOn = '2012-03-14', on = '2027-07-05'): PlacementFacts =>
  aPlacementFor({ bornOn: localDate(bornOn) }, { days: [aDay(on, from, to)] });

describe('R23, no nights under 18', () => {
  it.each([
    ['06:00', '22:00', 'ok'],
    ['05:59', '14:00', 'FAIL 2027-07-05'],
    ['14:00', '22:01', 'FAIL 2027-07-05'],
  ])('%s to %s: %s', (from, to, finding) => {
    expect(findingOf('R23', 'CONFIRM', hours(from, to))).toBe(finding);
  });

  it('end on the eighteenth birthday, also one of 29 February', () => {
    expect(findingOf('R23', 'CONFIRM', hours('05:00', '12:00', '2009-07-06'))).toBe('FAIL 2027-07-05');
    expect(findingOf('R23', 'CONFIRM', hours('05:00', '12:00', '2009-07-05'))).toBe('ok');
    expect(findingOf('R23', 'CONFIRM', hours('05:00', '12:00', '2008-02-29', '2026-02-28'))).toBe('FAIL 2026-02-28');
    expect(findingOf('R23', 'CONFIRM', hours('05:00', '12:00', '2008-02-29', '2026-03-01'))).toBe('ok');
  });

  it.each(['2027-03-28', '2026-10-25'])('go by the clock on the wall on %s, when it changes', (on) => {
    expect(findingOf('R23', 'CONFIRM', hours('06:00', '12:00', '2012-03-14', on))).toBe('ok');
    expect(findingOf('R23', 'CONFIRM', hours('05:59', '12:00', '2012-03-14', on))).toBe(`FAIL ${on}`);
  });
});

describe('R23a, the window in school age', () => {
  it.each([
    ['07:00', '19:00', 'ok'],
    ['06:59', '14:00', 'FAIL 2027-07-05'],
    ['11:00', '19:01', 'FAIL 2027-07-05'],
  ])('%s to %s: %s', (from, to, finding) => {
    expect(findingOf('R23a', 'CONFIRM', hours(from, to))).toBe(finding);
  });

  it('ends with the last Friday of June', () => {
    const late = [aDay('2027-06-25', '12:00', '20:00'), aDay('2027-06-26', '12:00', '20:00')];
    const facts = aPlacementFor({ bornOn: localDate('2011-03-14') }, { days: late });
    expect(findingOf('R23a', 'ALLOCATE', facts)).toBe('FAIL 2027-06-25');
  });
});

describe('hours before anybody in particular comes', () => {
  it.each([
    ['R23', [13], 'FAIL 2027-07-05'],
    ['R23', [], 'ok'],
    ['R23', null, 'UNKNOWN 2027-07-05'],
    ['R23a', [11, 12], 'FAIL 2027-07-05'],
    ['R23a', [12, 13], 'ok'],
  ] as const)('are judged by %s for Years %j: %s', (ruleId, yearGroupsWelcome, finding) => {
    const facts = { ...aPlacement, days: [aDay('2027-07-05', '05:00', '12:00')], yearGroupsWelcome, student: null };
    expect(findingOf(ruleId, 'PUBLISH', facts)).toBe(finding);
  });

  it('are unknown while they are not set, or the age is not known', () => {
    for (const unset of [{ startsAt: null }, { finishesAt: null }])
      expect(findingOf('R23', 'CONFIRM', { ...aPlacement, days: [{ ...aDay('2027-07-05'), ...unset }] })).toBe(
        'UNKNOWN 2027-07-05',
      );
    const ageless = aPlacementFor({ bornOn: null }, { days: [aDay('2027-07-05', '05:00', '12:00')] });
    expect(findingOf('R23', 'CONFIRM', ageless)).toBe('UNKNOWN 2027-07-05');
    expect(findingOf('R23', 'CONFIRM', aPlacementFor({ bornOn: null }))).toBe('ok');
  });
});
