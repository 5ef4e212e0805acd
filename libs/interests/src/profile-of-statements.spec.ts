import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersTo, anyAnswers } from './answers.fixture.js';
import { interestFit } from './interest-fit.js';
import { answersWanted, leastAnswered, profileOfStatements } from './profile-of-statements.js';
import { riasecScales } from './riasec-profile.js';
import type { StatementAnswers } from './statement-answers.js';
import { interestStatements } from './statements.js';

describe('profileOfStatements', () => {
  it('gives each kind of activity the mean of its answers, from 1 for five times 1 to 7 for five times 5', () => {
    const answers = answersTo({
      realistic: 5,
      investigative: 4,
      artistic: 3,
      social: 2,
      enterprising: 1,
      conventional: 3,
    });
    expect(profileOfStatements(answers)).toEqual({
      realistic: 7,
      investigative: 5.5,
      artistic: 4,
      social: 2.5,
      enterprising: 1,
      conventional: 4,
    });
  });

  it('takes the mean of what was answered when three of a kind were, and says nothing of two', () => {
    const all = answersTo({ realistic: 5, investigative: 3, artistic: 3, social: 3, enterprising: 3, conventional: 3 });
    const { HOLD_AT_THE_END: _first, MEND_THINGS: _second, ...three } = all;
    expect(profileOfStatements(three)?.realistic).toBe(7);
    const { OUTDOORS: _third, ...two } = three;
    expect(profileOfStatements(two)).toBeNull();
    expect(answersWanted(two)).toEqual([{ scale: 'realistic', answers: 1 }]);
    expect(profileOfStatements({})).toBeNull();
    expect(answersWanted({})).toEqual(riasecScales.map((scale) => ({ scale, answers: leastAnswered })));
  });

  it('stays from 1 to 7, and is there exactly when no answer is wanting', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const profile = profileOfStatements(answers);
        expect(profile === null).toBe(answersWanted(answers).length > 0);
        if (profile === null) return;
        for (const scale of riasecScales) {
          expect(profile[scale]).toBeGreaterThanOrEqual(1);
          expect(profile[scale]).toBeLessThanOrEqual(7);
        }
      }),
    );
  });

  it('never falls on a kind of activity when somebody agrees more with one of its statements', () => {
    const less = answersTo({
      realistic: 2,
      investigative: 2,
      artistic: 4,
      social: 1,
      enterprising: 3,
      conventional: 5,
    });
    for (const { id, scale } of interestStatements) {
      const more = { ...less, [id]: 5 } as StatementAnswers;
      expect(profileOfStatements(more)?.[scale]).toBeGreaterThanOrEqual(profileOfStatements(less)?.[scale] ?? 8);
    }
  });

  it('has the same shape for those who agree a point more with everything', () => {
    const mild = { realistic: 1, investigative: 4, artistic: 2, social: 3, enterprising: 1, conventional: 2 } as const;
    const keen = { realistic: 2, investigative: 5, artistic: 3, social: 4, enterprising: 2, conventional: 3 } as const;
    const [one, other] = [profileOfStatements(answersTo(mild)), profileOfStatements(answersTo(keen))];
    expect(one !== null && other !== null && interestFit(one, other)).toBeCloseTo(1);
  });
});
