import type { InputFault } from '#kernel';

/** Who writes, as far as it must not show. */
export interface WhoWrites {
  readonly givenName: string;
  readonly familyName: string;
  readonly schoolName: string;
}

/** The capital after them tells a name from “I go to football”. */
const introductions = /\b(?:[Mm]y name(?: is|['’]s)|I(?: am|['’]m) called|I go to|I attend) +\p{Lu}[\p{L}’'-]+/u;

/** True where a text begins to say who wrote it, whoever that is. O(length). */
export function isIntroduction(text: string): boolean {
  return introductions.test(text);
}

/**
 * A fault for each text, by its field, that tells who wrote it: their name as it is spelled, the name of their school, or an introduction. Names are
 * looked for with their capital alone, because Will, Grace and Mark are words as well. O(length).
 */
export function identifyingFaultsOf(texts: Readonly<Record<string, string>>, writer: WhoWrites): InputFault[] {
  return Object.entries(texts).flatMap(([path, text]) => {
    const found = identifyingWordsIn(text, writer);
    const message = 'tells who you are; the employer reads it without your name and school';
    return found.length === 0 ? [] : [{ path, value: found.join(', ').slice(0, 200), message }];
  });
}

function identifyingWordsIn(text: string, { givenName, familyName, schoolName }: WhoWrites): string[] {
  const names = [givenName, familyName].filter((name) => name.trim().length > 1 && hasWord(text, name, 'u'));
  const school = hasWord(text, schoolName, 'iu') ? [schoolName] : [];
  const introduction = introductions.exec(text)?.[0];
  return [...names, ...school, ...(introduction === undefined ? [] : [introduction])];
}

function hasWord(text: string, word: string, flags: string): boolean {
  const escaped = word.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, flags).test(text);
}
