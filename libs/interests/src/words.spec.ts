import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitWordings, fitWords, leastFit } from './fit-words.js';
import { profileOfScores, riasecScales } from './riasec-profile.js';
import { leadingScales, profileWords, riasecWords } from './riasec-words.js';

describe('fitWords', () => {
  it.each([
    [1, 'BEST'],
    [0.811, 'BEST'],
    [0.8109, 'GREAT'],
    [0.729, 'GREAT'],
    [0.7289, 'GOOD'],
    [0.608, 'GOOD'],
    [0.6079, 'OTHER'],
    [-1, 'OTHER'],
    [null, 'NO_CLEAR_PREFERENCE'],
  ] as const)('calls %p %s', (fit, words) => {
    expect(fitWords(fit)).toBe(words);
  });

  // Two-sided quantiles of Student's t with four degrees of freedom, as tables print them.
  it.each([
    ['BEST', 2.776],
    ['GREAT', 2.132],
    ['GOOD', 1.533],
  ] as const)('draws the line of %s where a t of %d lies', (words, t) => {
    expect(leastFit[words]).toBeCloseTo(t / Math.sqrt(t * t + 4), 3);
  });

  it('never finds a worse word for a better fit', () => {
    const anyFit = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(anyFit, anyFit, (one, other) => {
        const [worse, better] = one < other ? [one, other] : [other, one];
        expect(fitWordings.indexOf(fitWords(better))).toBeLessThanOrEqual(fitWordings.indexOf(fitWords(worse)));
      }),
    );
  });
});

describe('a profile in words', () => {
  it('names what it leans towards, the strongest first', () => {
    const carer = profileOfScores([2, 3, 5, 7, 2, 1]);
    expect(leadingScales(carer)).toEqual(['social', 'artistic']);
    expect(profileWords(carer)).toBe(
      'You lean most towards helping, then creating. That only puts placements in order; every one stays open to you.',
    );
  });

  it('says plainly that there is no clear preference yet', () => {
    expect(profileWords(null)).toMatch(/^No clear preference yet\./);
  });

  it('names one kind at least and three at most, none that lies below the middle', () => {
    const anyScores = fc.tuple(...riasecScales.map(() => fc.integer({ min: 1, max: 7 })));
    fc.assert(
      fc.property(anyScores, ([r = 1, i = 1, a = 1, s = 1, e = 1, c = 1]) => {
        fc.pre(new Set([r, i, a, s, e, c]).size > 1);
        const scores = [r, i, a, s, e, c];
        const middle = scores.reduce((sum, score) => sum + score, 0) / scores.length;
        const leading = leadingScales(profileOfScores([r, i, a, s, e, c]));
        expect(leading.length).toBeGreaterThanOrEqual(1);
        expect(leading.length).toBeLessThanOrEqual(3);
        for (const scale of leading) expect(scores[riasecScales.indexOf(scale)]).toBeGreaterThanOrEqual(middle);
      }),
    );
  });

  it('has other words for each kind of activity, and none of Holland’s', () => {
    const words = riasecScales.map((scale) => riasecWords[scale].word);
    expect(words).toEqual(['making', 'finding out', 'creating', 'helping', 'persuading', 'organising']);
  });
});
