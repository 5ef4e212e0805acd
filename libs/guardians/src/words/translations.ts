import { invariant } from '#kernel';
import { ar } from './ar.js';
import { bn } from './bn.js';
import { en, type WordKey, type Words } from './en.js';
import { pa } from './pa.js';
import { pl } from './pl.js';
import { ro } from './ro.js';
import { so } from './so.js';
import { ur } from './ur.js';

/** The languages that a guardian may be written to in. */
export const languages = ['EN', 'UR', 'BN', 'PA', 'AR', 'SO', 'PL', 'RO'] as const;

/** One of them, by its ISO 639-1 code. */
export type Language = (typeof languages)[number];

/** Which way a language is written. */
export const directions = ['LTR', 'RTL'] as const;

/** One of them. */
export type Direction = (typeof directions)[number];

/** The fixed words in one language. */
export interface Translation {
  readonly language: Language;
  readonly direction: Direction;
  /** False until a translator has read it. Whoever has, turns it true here. */
  readonly isReviewed: boolean;
  readonly words: Words;
}

const unread = { direction: 'LTR', isReviewed: false } as const;

/** Every language's words. */
export const translations: Readonly<Record<Language, Translation>> = {
  EN: { language: 'EN', direction: 'LTR', isReviewed: true, words: en },
  UR: { ...unread, language: 'UR', direction: 'RTL', words: ur },
  BN: { ...unread, language: 'BN', words: bn },
  PA: { ...unread, language: 'PA', words: pa },
  AR: { ...unread, language: 'AR', direction: 'RTL', words: ar },
  SO: { ...unread, language: 'SO', words: so },
  PL: { ...unread, language: 'PL', words: pl },
  RO: { ...unread, language: 'RO', words: ro },
};

/** First-strong isolate and its end: whatever way a value is written, it leaves the sentence around it in order. */
const [isolate, isolated] = ['\u2068', '\u2069'];

/**
 * A sentence with its values put in, each isolated where the language is written from right to left. Throws where a value that the sentence
 * needs is missing: our bug. O(length).
 */
export function say(
  { words, direction }: Translation,
  key: WordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(words[key], direction, values, key);
}

/** The same for words that do not stand here; `key` says in the complaint which sentence it was. */
export function fill(
  sentence: string,
  direction: Direction,
  values: Readonly<Record<string, string | number>>,
  key = sentence,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    invariant(value !== undefined, `the sentence ${key} is given its ${name}`);
    return direction === 'RTL' ? `${isolate}${value}${isolated}` : String(value);
  });
}
