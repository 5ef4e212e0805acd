import { randomInt } from 'node:crypto';
import { codeLength, codeLetters } from '../domain/certificate.js';

/** Draws a code from the machine's source of randomness. */
export function drawCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters.charAt(randomInt(codeLetters.length))).join('');
}
