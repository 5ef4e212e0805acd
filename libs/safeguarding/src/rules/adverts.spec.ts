import { describe, expect, it } from '@jest/globals';
import { aPlacement } from '../facts.fixture.js';
import type { AdvertTexts, PlacementFacts } from '../facts.js';
import { findingOf, isJudged } from '../finding-of.fixture.js';

const honest: AdvertTexts = aPlacement.advert ?? {
  title: '',
  description: '',
  tasks: [],
  lessFun: null,
  lunchPlan: null,
};

function withAdvert(changes: Partial<AdvertTexts>): PlacementFacts {
  return { ...aPlacement, advert: { ...honest, ...changes } };
}

describe('R114, no contact details in an advert', () => {
  it('lets an honest advert pass', () => {
    expect(findingOf('R114', 'PUBLISH', aPlacement)).toBe('ok');
  });

  it.each([
    { title: 'Ring 0 7 7 0 0 9 0 0 1 2 3' },
    { description: 'Write to sam@example.com' },
    { tasks: ['Watch the film on www.example.com'] },
    { lessFun: 'Ask @example_team' },
  ])('refuses %j', (changes) => {
    expect(findingOf('R114', 'PUBLISH', withAdvert(changes))).toBe('FAIL');
  });

  it('holds for talks and online events too', () => {
    const talk: PlacementFacts = { ...withAdvert({ title: 'example.com' }), kind: 'VIRTUAL' };
    expect(findingOf('R114', 'PUBLISH', talk)).toBe('FAIL');
  });
});

describe('R114c and R114d, who is welcome and who pays', () => {
  it.each([
    ['R114c', { description: 'We need young, fit lads.' }],
    ['R114c', { tasks: ['Lift crates; girls only'] }],
    ['R114d', { title: 'A week of pottery, £20 for materials' }],
    ['R114d', { lessFun: 'There is a registration fee.' }],
  ])('%s refuses %j', (ruleId, changes) => {
    expect(findingOf(ruleId, 'PUBLISH', withAdvert(changes))).toBe('FAIL');
    expect(findingOf(ruleId, 'PUBLISH', aPlacement)).toBe('ok');
    for (const other of ['R114c', 'R114d'].filter((id) => id !== ruleId))
      expect(findingOf(other, 'PUBLISH', withAdvert(changes))).toBe('ok');
  });
});

describe('R114a and R114b, what a placement’s advert must say', () => {
  it('is what the student will do', () => {
    expect(findingOf('R114a', 'PUBLISH', withAdvert({ tasks: [] }))).toBe('FAIL');
    expect(findingOf('R114a', 'PUBLISH', withAdvert({ tasks: [' ', '-'] }))).toBe('FAIL');
    expect(findingOf('R114a', 'PUBLISH', withAdvert({ tasks: ['', 'Mend a tyre'] }))).toBe('ok');
    expect(findingOf('R114a', 'PUBLISH', withAdvert({ tasks: ['x 1 y'] }))).toBe('FAIL');
  });

  it('is what is less fun', () => {
    expect(findingOf('R114b', 'PUBLISH', withAdvert({ lessFun: null }))).toBe('FAIL');
    expect(findingOf('R114b', 'PUBLISH', withAdvert({ lessFun: ' … ' }))).toBe('FAIL');
    expect(findingOf('R114b', 'PUBLISH', aPlacement)).toBe('ok');
  });

  it('is not asked of a visit', () => {
    const visit: PlacementFacts = { ...aPlacement, kind: 'WORKPLACE_VISIT' };
    expect(isJudged('R114a', 'PUBLISH', visit) || isJudged('R114b', 'PUBLISH', visit)).toBe(false);
  });

  it.each(['R114', 'R114a', 'R114b', 'R114c', 'R114d'])('%s is unknown without a text', (ruleId) => {
    expect(findingOf(ruleId, 'PUBLISH', { ...aPlacement, advert: null })).toBe('UNKNOWN');
  });
});
