import { addresses, numbersAndHandles } from './contact-patterns.js';

/**
 * Everything in a text that looks like a private way to reach somebody: first e-mail addresses and links, then telephone numbers,
 * handles and invitations to find somebody on a platform. Each is given as it reads once look-alike characters and spelt-out
 * digits are resolved; empty when there is none. Sees through spaced digits ("0 7 7 0 0 …"), "name (at) firm dot com" and "oh
 * double seven"; not through pictures. Rather finds too much, but dates, times of day, sums of money and postcodes are left
 * alone. O(length).
 */
export function findContactDetails(text: string): string[] {
  const found: string[] = [];
  const legible = text.normalize('NFKC').replace(invisible, '').replace(foreignDigit, inAscii);
  const withoutAddresses = takeOut(addresses, legible, found);
  takeOut(numbersAndHandles, withoutDatesAndTimes(withDigits(withoutAddresses)), found);
  return found;
}

/** Zero-width characters, accents that stand apart, and the keycap around an emoji digit. */
const invisible = /[\p{Cf}\p{M}]/gu;

const foreignDigit = /(?!\d)\p{Nd}/gu;

/** Stands where something was taken out; part of no pattern. */
const gone = ' \u2026 ';

/** The text without what the patterns match, each match added to `found`: so that the host of an e-mail is no second finding. */
function takeOut(patterns: readonly RegExp[], text: string, found: string[]): string {
  return patterns.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match) => {
        found.push(match);
        return gone;
      }),
    text,
  );
}

/** A digit of any script as 0 to 9: each script has its ten in a row. */
function inAscii(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before);
}

const digitWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "double seven" is 77, "oh" and "nought" are 0, and so is a letter O that stands among digits; "then" and "dash" between them are nothing. */
function withDigits(text: string): string {
  return text
    .replace(/\b(double|triple)[\s-]o\b/giu, '$1 oh')
    .replace(/\b(?:(double|triple)[\s-])?(oh|nought|zero|one|two|three|four|five|six|seven|eight|nine)\b/giu, spelt)
    .replace(/(?<=\d)\s{1,2}(?:then|dash|hyphen|space|dot)\s{1,2}(?=\d)/giu, ' ')
    .replace(/(?<!\p{L})[o\d](?:[\s-]?[o\d]){5,}(?!\p{L})/giu, (run) => run.replace(/o/giu, '0'));
}

function spelt(_match: string, times: string | undefined, word: string): string {
  const digit = String(Math.max(0, digitWords.indexOf(word.toLowerCase())));
  return digit.repeat(times === undefined ? 1 : times.toLowerCase() === 'double' ? 2 : 3);
}

/** Several dates or clock times in a row would otherwise read as one long number. */
function withoutDatesAndTimes(text: string): string {
  return text
    .replace(/(?<!\d)20\d\d-(?:0\d|1[0-2])-[0-3]\d(?![.\-/]?\d)/gu, gone)
    .replace(/(?<!\d)(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:20)?\d\d(?![.\-/]?\d)/gu, gone)
    .replace(/(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?![.:\-/]?\d)/gu, gone);
}
