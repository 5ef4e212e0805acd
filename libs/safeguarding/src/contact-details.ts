/**
 * Everything in a text that looks like a private way to reach somebody: first e-mail addresses and links, then telephone numbers,
 * handles and invitations to find somebody on a platform. Each is given as it reads once look-alike characters and spelt-out
 * digits are resolved; empty when there is none. Sees through spaced digits ("0 7 7 0 0 …"), "name (at) firm dot com" and "oh
 * double seven"; not through pictures. Rather finds too much, but dates, times of day, sums of money and postcodes are left
 * alone. O(length).
 */
export function findContactDetails(text: string): string[] {
  const found: string[] = [];
  const legible = text.normalize('NFKC').replace(invisible, '');
  const withoutAddresses = takeOut(addresses, legible, found);
  takeOut(numbersAndHandles, withoutDatesAndTimes(withDigits(withoutAddresses)), found);
  return found;
}

/** Zero-width characters, accents that stand apart, and the keycap around an emoji digit. */
const invisible = /[\p{Cf}\p{M}]/gu;

/** Stands where something was taken out; part of no pattern. */
const gone = ' \u2026 ';

const label = String.raw`[\p{L}\d][\p{L}\d-]{0,62}`;
const ending =
  '(?:com|net|org|uk|co|io|eu|info|biz|app|dev|gov|edu|link|page|site|shop|online|london|gg|tv|ly)(?![\\p{L}\\d-])';
const start = String.raw`(?<![\p{L}\d])`;
const bracketedAt = String.raw`\s{0,2}[\[({<]\s?(?:at|@)\s?[\])}>]\s{0,2}`;
const spokenDot = String.raw`(?:\s{0,2}[\[({<]\s?(?:dot|\.)\s?[\])}>]\s{0,2}|\s{1,2}dot\s{1,2})`;
const spacedDot = String.raw`(?:\s?\.\s?|${spokenDot})`;

const addresses: readonly RegExp[] = [
  // E-mail: plain; with spaces or brackets; with "at" and "dot" as words.
  new RegExp(String.raw`[\w.%+-]{1,64}@${label}(?:\.${label}){1,5}`, 'giu'),
  new RegExp(
    String.raw`[\w.%+-]{1,64}(?:\s{0,2}@\s{0,2}|${bracketedAt})${label}(?:${spacedDot}${label}){0,4}${spacedDot}${ending}`,
    'giu',
  ),
  new RegExp(String.raw`[\w.%+-]{1,64}\sat\s${label}(?:${spokenDot}${label}){0,4}${spokenDot}${ending}`, 'giu'),
  // Links: with a scheme, with www, the short ones of platforms, bare names of hosts, and "firm dot co dot uk".
  /\b(?:https?|ftp|mailto|tel):\S+/giu,
  /\bwww\.\S+/giu,
  /\b(?:t|wa|m|about|youtu|linktr|goo|discord)\.(?:me|be|ee|gl|gg)\b(?:\/\S*)?/giu,
  // Three names of Microsoft's read like hosts.
  new RegExp(String.raw`${start}(?!(?:asp|vb|ado)\.net\b)${label}(?:\.${label}){0,4}\.${ending}(?:\/\S*)?`, 'giu'),
  new RegExp(String.raw`${start}${label}(?:${spokenDot}${label}){0,3}${spokenDot}${ending}`, 'giu'),
  /\bscan\s(?:the|our|my|this)\sqr\b/giu,
];

/** What may stand between two digits of a telephone number. */
const gap = String.raw`[\s().,:\-\u2010-\u2015_*\/|]{0,3}`;
const platform = String.raw`(?:insta(?:gram)?|snap(?:chat)?|whats\s?app|telegram|discord|tik\s?tok|facebook|fb|wechat)`;

const numbersAndHandles: readonly RegExp[] = [
  // Telephone: an English number at home or from abroad, any other with a plus, a mobile without its 0, and "call us on …".
  new RegExp(
    String.raw`(?<!\d)(?:(?:\+|00)${gap}4${gap}4${gap}(?:0${gap})?|0${gap})[1-35789](?:${gap}\d){8,9}(?!\d)`,
    'gu',
  ),
  new RegExp(String.raw`\+${gap}\d(?:${gap}\d){7,14}(?!\d)`, 'gu'),
  /(?<!\d)7[1-9](?:[\s-]?\d){8}(?!\d)/gu,
  /\b(?:call|ring|text|phone|tel|telephone|mobile|mob)(?:\s(?:us|me|is|on|at|no|number)){0,3}[\s.:]{1,3}\d(?:[\s-]{0,2}\d){5,}/giu,
  // Handles, and invitations to a platform. The bare name of one is honest: a placement may be about Instagram.
  /(?<![\p{L}\d])@[\p{L}_][\w.]+/gu,
  new RegExp(String.raw`\b${platform}(?:\s?[:=@]\s?|\s(?:name|handle|username|id)\s(?:is\s)?)\S+`, 'giu'),
  new RegExp(
    String.raw`\b(?:add|follow|message|msg|dm|text|find|ping)\s(?:us|me)\s(?:on|at|via|through)\s(?:my\s|our\s)?(?:${platform}|signal|messenger)\b`,
    'giu',
  ),
];

/** The text without what the patterns match, each match added to `found`: so that the host of an e-mail is no second finding. */
function takeOut(patterns: readonly RegExp[], text: string, found: string[]): string {
  return patterns.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (match) => {
        found.push(match.trim());
        return gone;
      }),
    text,
  );
}

const digitWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "double seven" is 77, "oh" and "nought" are 0, and so is a letter O that stands among digits. */
function withDigits(text: string): string {
  return text
    .replace(/\b(?:(double|triple)\s)?(oh|nought|zero|one|two|three|four|five|six|seven|eight|nine)\b/giu, spelt)
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
