import { fill, translations, type Language } from '#guardians';
import { ar, ur } from './arabic-script.js';
import { en, type DayWordKey, type DayWords } from './en.js';
import { bn, pa } from './indic-scripts.js';
import { pl, ro, so } from './latin-script.js';

/** The words of this page in every language that guardians are written to in; whether they were read by a translator stands there. */
export const dayWords: Readonly<Record<Language, DayWords>> = {
  EN: en,
  UR: ur,
  BN: bn,
  PA: pa,
  AR: ar,
  SO: so,
  PL: pl,
  RO: ro,
};

/** A sentence in a language with its values put in. O(length). */
export function sayOfDay(
  language: Language,
  key: DayWordKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(dayWords[language][key], translations[language].direction, values);
}
