import { describe, expect, it } from '@jest/globals';
import type { Letter } from '#mail';
import { languages, translations, type Language } from '../words/translations.js';
import { linkLetter } from './letter.js';

const link = 'https://foothold.example/permission#token';

function aLetter(language: Language): Letter {
  return linkLetter({
    messageId: 'one',
    email: 'guardian@example.org',
    language,
    schoolName: 'Park Hall',
    // Half past midnight in English summer time.
    expiresAt: new Date('2026-09-28T23:30:00Z'),
    tokens: 0,
    link,
    writtenAt: new Date('2026-09-14T08:00:00Z'),
  });
}

describe('the letter that leads to the page', () => {
  it.each(languages)('in %s comes in English as well, each with the link and the day on which it ends', (language) => {
    const { text, subject } = aLetter(language);
    const bodies = text.split('\n\n-- \n\n');
    expect(bodies).toHaveLength(language === 'EN' ? 1 : 2);
    for (const body of bodies) expect(body.split('\n\n')).toContain(link);
    expect(bodies.at(-1)).toContain('29 September 2026');
    expect(subject).toContain('Park Hall');
  });

  it('says so where no translator has read it yet', () => {
    expect(aLetter('SO').text).toContain(translations.SO.words.unreviewed);
    expect(aLetter('EN').text).not.toContain(translations.EN.words.unreviewed);
  });
});
