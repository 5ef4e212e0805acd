import type { Audience } from './audience.js';

/** What a letter says of events of one kind. Only fixed words: no name, no place, no date and nothing that anybody has written. */
export interface LetterWords {
  readonly one: string;
  /** After a number that is at least two: "3 schools ask …". */
  readonly many: string;
  /** Goes at once; anything else waits a little for what comes next, so that a busy day is one letter. */
  readonly isUrgent?: true;
}

/** The words for each who is told of events of one kind. */
export type WordsByAudience = Readonly<Partial<Record<Audience, LetterWords>>>;
