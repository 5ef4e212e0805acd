import { describe, expect, it } from '@jest/globals';
import { localDate } from '#kernel';
import { aDay, aPlacement, aPlacementFor } from '../facts.fixture.js';
import type { PlacementFacts } from '../facts.js';
import { findingOf } from '../finding-of.fixture.js';

describe('R24, the way', () => {
  it.each([
    [60, 60, 60, 'ok'],
    [61, 10, 60, 'FAIL'],
    [10, 61, 60, 'FAIL'],
  ])('%i there, %i back, at most %i: %s', (outMinutes, backMinutes, limitMinutes, finding) => {
    expect(findingOf('R24', 'CONFIRM', { ...aPlacement, journey: { outMinutes, backMinutes, limitMinutes } })).toBe(
      finding,
    );
  });

  it('is unknown where it was not reckoned', () => {
    expect(findingOf('R24', 'CONFIRM', { ...aPlacement, journey: null })).toBe('UNKNOWN');
  });
});

describe('R25, lunch', () => {
  const plan = (lunchPlan: string | null, changes: Partial<PlacementFacts> = {}): PlacementFacts => ({
    ...aPlacement,
    advert: aPlacement.advert && { ...aPlacement.advert, lunchPlan },
    ...changes,
  });

  it('is planned in words', () => {
    expect(findingOf('R25', 'CONFIRM', plan('At 12, with Sam.'))).toBe('ok');
    for (const empty of [null, '', '12:30', 'x']) expect(findingOf('R25', 'CONFIRM', plan(empty))).toBe('FAIL');
  });

  it('is asked of an advert before anybody comes', () => {
    expect(findingOf('R25', 'PUBLISH', plan(null, { student: null }))).toBe('FAIL');
    expect(findingOf('R25', 'PUBLISH', { ...aPlacement, advert: null })).toBe('UNKNOWN');
  });

  it('is the student’s own business over school age, from the day after the last Friday of June', () => {
    const leaver = aPlacementFor({ bornOn: localDate('2011-03-14') }).student;
    const on = (...days: string[]): string =>
      findingOf('R25', 'CONFIRM', plan(null, { student: leaver, days: days.map((day) => aDay(day)) }));
    expect(on('2027-06-26')).toBe('ok');
    expect(on('2027-06-26', '2027-06-25')).toBe('FAIL');
    expect(on()).toBe('UNKNOWN');
    expect(findingOf('R25', 'CONFIRM', plan(null, { student: aPlacementFor({ bornOn: null }).student }))).toBe(
      'UNKNOWN',
    );
  });
});
