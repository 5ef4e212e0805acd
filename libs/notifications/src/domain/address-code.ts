/** How many times a code may be typed wrong before another has to be asked for. */
export const mostTries = 5;

/** How long a code works. */
export const hoursOfCode = 24;

/** How long one has to wait for another code, so that nobody's post box is filled. */
export const minutesBetweenCodes = 10;

/** Where letters to one person go, and how far its owner has shown that it is theirs. */
export interface MailAddress {
  readonly address: string;
  readonly askedAt: Date;
  /** SHA-256 of the code that was sent last; null before the first, and once the address is confirmed. */
  readonly codeHash: Buffer | null;
  readonly tries: number;
  readonly confirmedAt: Date | null;
  readonly wantsLetters: boolean;
}

/** What comes of typing a code. SPENT: too old, tried too often, or none waits. */
export type CodeAnswer = 'CONFIRMED' | 'WRONG' | 'SPENT';

/** Judges a code by its hash. O(1). */
export function judgeCode({ codeHash, askedAt, tries }: MailAddress, typedHash: Buffer, now: Date): CodeAnswer {
  const isOver = now.getTime() >= askedAt.getTime() + hoursOfCode * 3_600_000;
  if (codeHash === null || tries >= mostTries || isOver) return 'SPENT';
  return codeHash.equals(typedHash) ? 'CONFIRMED' : 'WRONG';
}

/** When another code may be asked for. O(1). */
export function nextCodeAt({ askedAt }: MailAddress): Date {
  return new Date(askedAt.getTime() + minutesBetweenCodes * 60_000);
}
