import { describe, expect, it } from '@jest/globals';
import { letterKinds, letterWords } from './letter-words.js';
import { newsLetter } from './news-letter.js';

const page = 'https://foothold.example/';

describe('a letter about what happened', () => {
  it('says one thing in one sentence, where to read on, and how to be rid of letters', () => {
    const line = { kind: 'allocation.offered', audience: 'STUDENT', count: 1 } as const;
    expect(newsLetter([line], page)).toEqual({
      subject: 'News for you on Foothold',
      text: [
        'You are offered a placement. Please say whether you take it.',
        'Sign in to read more: https://foothold.example/',
        'You get these letters because you asked for them. On your page you can say that you want none; everything is told there as well.',
      ].join('\n\n'),
    });
    expect(newsLetter([line], null).text).toContain('Sign in to Foothold to read more.');
  });

  it('counts what happened often, and puts what is urgent first', () => {
    const { subject, text } = newsLetter(
      [
        { kind: 'review.submitted', audience: 'SCHOOL', count: 3 },
        { kind: 'attendance.unmarked', audience: 'SCHOOL', count: 2 },
      ],
      page,
    );
    expect(subject).toBe('Please look at Foothold now');
    expect(text.split('\n\n')[0]).toBe(
      '- 2 sessions of students are not marked: nobody has said whether they came.\n- 3 reviews wait to be read.',
    );
    const calm = [
      { kind: 'review.submitted', audience: 'SCHOOL', count: 1 },
      { kind: 'permission.given', audience: 'SCHOOL', count: 1 },
    ] as const;
    expect(newsLetter(calm, page).subject).toBe('2 pieces of news for you on Foothold');
  });

  it('has something to say, and nothing that is worth no letter', () => {
    expect(() => newsLetter([], page)).toThrow('a letter has something to say');
    expect(() => newsLetter([{ kind: 'guardians.set', audience: 'SCHOOL', count: 1 }], page)).toThrow();
  });

  it.each(letterKinds)('could stand on a postcard: $kind for $audience', ({ kind, audience, isUrgent }) => {
    const words = letterWords[kind]?.[audience];
    for (const count of [1, 2]) {
      const { subject, text } = newsLetter([{ kind, audience, count }], page);
      // Words of our own, and no gap in them for a name, a place or a day.
      expect(text).not.toMatch(/undefined|null|[{}$]/);
      expect(text.split('\n\n')[0]).toBe(count === 1 ? words?.one : `2 ${words?.many ?? ''}`);
      expect(subject === 'Please look at Foothold now').toBe(isUrgent);
    }
    expect(words?.one).toMatch(/^[A-Z].*\.$/);
    expect(words?.many).toMatch(/^[a-z].*\.$/);
  });
});
