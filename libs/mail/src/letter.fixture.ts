import type { Letter } from './letter.js';

/** For specs: a letter to a guardian, unless the changes say otherwise. */
export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {
    messageId: 'gln_1.1',
    to: 'guardian@example.org',
    subject: 'Park Hall has a question for you',
    text: 'One line.\n\nAnother.',
    writtenAt: new Date('2026-09-14T08:00:00Z'),
    ...changes,
  };
}
