/**
 * Words after which the safeguarding lead reads a text and nobody else, in lower case. A phrase is found as whole words, whatever the
 * case, the marks between them or the kind of apostrophe; `*` stands for any ending. Rather finds too much: what is honest praise
 * costs somebody a minute, what is not may not be published.
 */
export const wordsOfConcern: readonly string[] = [
  // Touch and violence.
  'touched',
  'touching me',
  'groped',
  'groping',
  'hugged me',
  'kissed',
  'kiss me',
  'grabbed me',
  'pushed me',
  'hit me',
  'slapped',
  'punched me',
  'kicked me',
  'hurt me',
  'hurting me',
  'assault*',
  'rape',
  'raped',
  // Fear and threats.
  'threat*',
  'scared',
  'frighten*',
  'unsafe',
  'not safe',
  "didn't feel safe",
  'did not feel safe',
  'uncomfortable',
  'creep',
  'creepy',
  'followed me',
  'shouted at me',
  'screamed at me',
  'swore at me',
  'bullied',
  'bullying',
  // Being alone with somebody, and secrets.
  'alone with',
  'locked me in',
  'keep it secret',
  'keep it a secret',
  'our secret',
  "don't tell",
  'do not tell',
  'not to tell',
  'photos of me',
  'pictures of me',
  'filmed me',
  'asked for my number',
  'drove me home',
  // What is said, shown or offered.
  'sexy',
  'sexual*',
  'sexist',
  'harass*',
  'naked',
  'porn*',
  'nudes',
  'racis*',
  'homophob*',
  'drunk',
  // Harm to oneself.
  'kill myself',
  'hurt myself',
  'harm myself',
  'self harm*',
  'suicid*',
  'want to die',
];

const letters = String.raw`[\p{L}\p{M}\d]`;

const patterns = wordsOfConcern.map((phrase) => ({ phrase, pattern: patternOf(phrase) }));

/** The phrases of the table that stand in a text, in the order of the table; empty when none does. O(phrases x length). */
export function findWordsOfConcern(text: string): string[] {
  const legible = text.normalize('NFKC').replace(/[\u2018\u2019\u02bc\u0060\u00b4]/gu, "'");
  return patterns.filter(({ pattern }) => pattern.test(legible)).map(({ phrase }) => phrase);
}

/** An apostrophe may be left out, as it is on a telephone. */
function patternOf(phrase: string): RegExp {
  const words = phrase.split(' ').map((word) => word.replaceAll('*', `${letters}*`).replaceAll("'", "'?"));
  return new RegExp(String.raw`(?<!${letters})${words.join(String.raw`[^\p{L}\d]{1,5}`)}(?!${letters})`, 'iu');
}
