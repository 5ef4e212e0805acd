import { createHash, randomBytes } from 'node:crypto';

/** A token and what is kept of it. */
export interface LinkToken {
  /** 256 bits drawn at random, as text for an address. */
  readonly token: string;
  readonly hash: Buffer;
}

/** What is kept of a token: SHA-256, which is enough for what cannot be guessed. Any text has a hash. O(length). */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Draws a token from the machine's source of randomness: 256 bits as 43 characters of base64url. */
export function drawToken(): LinkToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}
