import { describe, expect, it } from '@jest/globals';
import { languages, translations, type Language } from '#guardians';
import { dayWords, sayOfDay } from './day-words.js';
import { en, type DayWordKey } from './en.js';

const keys = Object.keys(en) as DayWordKey[];
const translated = languages.filter((language) => language !== 'EN');
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

const letters: Readonly<Partial<Record<Language, RegExp>>> = {
  UR: /\p{Script=Arabic}/u,
  AR: /\p{Script=Arabic}/u,
  BN: /\p{Script=Bengali}/u,
  PA: /\p{Script=Gurmukhi}/u,
};

describe('the words of the page before a placement', () => {
  it.each(translated)('in %s are all there, none in English, with the same values', (language) => {
    const words = dayWords[language];
    expect(Object.keys(words).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => words[key].trim() === '' || words[key] === en[key])).toEqual([]);
    for (const key of keys)
      expect({ key, values: placeholders(words[key]) }).toEqual({ key, values: placeholders(en[key]) });
  });

  it.each(Object.entries(letters))('in %s are written in its own letters', (language, written) => {
    for (const text of Object.values(dayWords[language as Language])) {
      expect(text).toMatch(written);
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[a-z]{3}/i);
    }
  });

  it('hold no markup and no sign that changes the direction of text by itself', () => {
    for (const language of languages)
      for (const text of Object.values(dayWords[language])) expect(text).not.toMatch(/[<>]|\p{Bidi_Control}/u);
  });

  it('name the same numbers for help in every language', () => {
    for (const language of languages) {
      expect(dayWords[language].emergency).toContain('999');
      expect(dayWords[language].childline).toContain('0800 1111');
    }
  });

  it('isolate their values where they run from right to left', () => {
    expect(translations.AR.direction).toBe('RTL');
    expect(sayOfDay('AR', 'mailSubject', { school: 'Park Hall' })).toContain('\u2068Park Hall\u2069');
  });
});
