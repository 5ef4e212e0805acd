import { invariant } from '#kernel';
import type { Audience } from './audience.js';
import { letterWords } from './letter-words.js';

/** How many things of one kind a letter tells of. */
export interface LetterLine {
  readonly kind: string;
  readonly audience: Audience;
  readonly count: number;
}

/** Subject and text of a letter. */
export interface NewsLetter {
  readonly subject: string;
  readonly text: string;
}

const ending =
  'You get these letters because you asked for them. On your page you can say that you want none; everything is told there as well.';

/**
 * The letter about what happened: a line for each kind, the urgent ones first. It says nothing that could not stand on a postcard. Throws on no
 * line at all, or on one that is not worth a letter.
 * @param page where one signs in, or null where nobody has said
 */
export function newsLetter(lines: readonly LetterLine[], page: string | null): NewsLetter {
  const sentences = lines
    .map(({ kind, audience, count }) => {
      const words = letterWords[kind]?.[audience];
      invariant(words !== undefined && count > 0, 'a letter tells of what is worth one');
      return { text: count === 1 ? words.one : `${count} ${words.many}`, isUrgent: words.isUrgent === true };
    })
    .sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent));
  const [first] = sentences;
  invariant(first !== undefined, 'a letter has something to say');
  const where = page === null ? 'Sign in to Foothold to read more.' : `Sign in to read more: ${page}`;
  const told = sentences.map(({ text }) => (sentences.length === 1 ? text : `- ${text}`)).join('\n');
  const subject =
    sentences.length === 1 ? 'News for you on Foothold' : `${sentences.length} pieces of news for you on Foothold`;
  return {
    subject: first.isUrgent ? 'Please look at Foothold now' : subject,
    text: [told, where, ending].join('\n\n'),
  };
}
