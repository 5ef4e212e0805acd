import { describe, expect, it } from '@jest/globals';
import { ruleBook } from './rule-book.js';
import { neutralWords, wordsFor } from './words.js';

const words = { student: 'For you.', school: 'For the school.', employer: 'For the host.' };

describe('the words for a reader', () => {
  it('are their own where there are some', () => {
    const all = { ...words, coordinator: 'For the programme.', guardian: 'For the parent.' };
    for (const reader of ['student', 'school', 'employer', 'coordinator', 'guardian'] as const)
      expect(wordsFor(all, reader)).toBe(all[reader]);
  });

  it('are the school’s for a coordinator and neutral for a guardian where there are none', () => {
    expect(wordsFor(words, 'coordinator')).toBe(words.school);
    expect(wordsFor(words, 'guardian')).toBe(neutralWords);
  });

  it.each(ruleBook.map((rule) => [rule.id, rule] as const))(
    'of %s speak to no coordinator as to a school',
    (_id, rule) => {
      if (rule.stages.includes('ALLOCATE'))
        expect(wordsFor(rule.words, 'coordinator')).not.toMatch(/\byour?\b|check it/i);
    },
  );
});
