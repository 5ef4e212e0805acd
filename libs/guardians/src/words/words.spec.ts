import { describe, expect, it } from '@jest/globals';
import { hazards } from '#safeguarding';
import { en, type WordKey } from './en.js';
import { languages, say, translations, type Language } from './translations.js';

const keys = Object.keys(en) as WordKey[];
const translated = languages.filter((language) => language !== 'EN');

/** Letters that a language is written with and English is not. */
const letters: Readonly<Partial<Record<Language, RegExp>>> = {
  UR: /\p{Script=Arabic}/u,
  AR: /\p{Script=Arabic}/u,
  BN: /\p{Script=Bengali}/u,
  PA: /\p{Script=Gurmukhi}/u,
};

function placeholders(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).sort();
}

describe('the fixed words', () => {
  it.each(languages)('in %s have every sentence and no other', (language) => {
    expect(Object.keys(translations[language].words).sort()).toEqual([...keys].sort());
    expect(translations[language].language).toBe(language);
  });

  it.each(translated)('in %s leave none in English, and none empty', (language) => {
    const { words } = translations[language];
    const same = keys.filter((key) => words[key].trim() === '' || words[key] === en[key]);
    expect(same.filter((key) => en[key].replace(/\{\w+\}/g, '').trim() !== '')).toEqual([]);
  });

  it.each(languages)('in %s take the same values as in English', (language) => {
    for (const key of keys)
      expect({ key, values: placeholders(translations[language].words[key]) }).toEqual({
        key,
        values: placeholders(en[key]),
      });
  });

  it.each(Object.entries(letters))('in %s are written in its own letters', (language, written) => {
    const { words } = translations[language as Language];
    for (const key of keys)
      expect({ key, isOwn: written.test(words[key]) && !/[a-z]{3}/i.test(words[key].replace(/\{\w+\}/g, '')) }).toEqual(
        {
          key,
          isOwn: true,
        },
      );
  });

  it('of Urdu and Arabic run from right to left, and of no other', () => {
    expect(languages.filter((language) => translations[language].direction === 'RTL')).toEqual(['UR', 'AR']);
  });

  it('wait for a translator in every language but English', () => {
    expect(languages.filter((language) => translations[language].isReviewed)).toEqual(['EN']);
  });

  it('name every danger of the law', () => {
    for (const hazard of hazards) expect(keys).toContain(hazard);
  });

  it('hold no markup and no sign that changes the direction of text by itself', () => {
    for (const language of languages)
      for (const key of keys) expect(translations[language].words[key]).not.toMatch(/[<>]|\p{Bidi_Control}/u);
  });
});

describe('a sentence', () => {
  it('takes its values, isolated where it runs from right to left', () => {
    expect(say(translations.EN, 'travelValue', { out: 35, back: 40 })).toBe(
      'About 35 minutes there and 40 minutes back.',
    );
    expect(say(translations.AR, 'intro', { school: 'Park Hall' })).toContain('\u2068Park Hall\u2069');
  });

  it('without one of its values is our own fault', () => {
    expect(() => say(translations.PL, 'travelValue', { out: 35 })).toThrow('travelValue');
  });
});
