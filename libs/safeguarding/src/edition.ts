import type { Rule } from './rule.js';

/**
 * The name of an edition of the rules: a month, and a digest of everything that the rules say and turn on, so that two books never share
 * one. `checks` stands for what the checks find, which no text shows. The same book gives the same name wherever it runs. O(rules).
 */
export function editionOf(month: string, rules: readonly Rule[], settings: unknown, checks: string): string {
  return `${month}.${digestOf(JSON.stringify([rules, settings, checks]))}`;
}

/** FNV-1a in 64 bits, as hexadecimal: it tells one text from another, and guards nothing. O(characters). */
export function digestOf(text: string): string {
  let digest = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1)
    digest = BigInt.asUintN(64, (digest ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  return digest.toString(16).padStart(16, '0');
}
