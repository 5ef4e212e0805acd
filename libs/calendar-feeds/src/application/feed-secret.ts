import { createHash, randomBytes } from 'node:crypto';
import type { FeedSecret } from './ports.js';

/** What is kept of a secret: SHA-256, which is enough for what cannot be guessed. Any text has a hash. O(length). */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Draws a secret from the machine's source of randomness: 256 bits as 43 characters of base64url. */
export function drawSecret(): FeedSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOfSecret(secret) };
}
