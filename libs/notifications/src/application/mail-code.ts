import { createHash, randomInt } from 'node:crypto';

/** A code and what is kept of it. */
export interface MailCode {
  readonly code: string;
  readonly hash: Buffer;
}

/** SHA-256 of a code, whatever blanks it was typed with. A code has a day and five tries, so that its hash needs no stretching. */
export function hashOfCode(code: string): Buffer {
  return createHash('sha256').update(code.replaceAll(/\s/g, '')).digest();
}

/** Draws eight digits from the machine's source of randomness. */
export function drawCode(): MailCode {
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  return { code, hash: hashOfCode(code) };
}
