import { createHash } from 'node:crypto';
import type { Rule } from './rule.js';

/**
 * The name of an edition of the rules: a month, and a digest of everything that the rules say and turn on, so that two books never share
 * one. `checks` stands for what the checks find, which no text shows. The same book gives the same name wherever it runs. O(rules).
 */
export function editionOf(month: string, rules: readonly Rule[], settings: unknown, checks: string): string {
  const terms = rules.map(({ check: _check, ...rest }) => rest);
  const digest = createHash('sha256').update(JSON.stringify([terms, settings, checks]));
  return `${month}.${digest.digest('hex').slice(0, 8)}`;
}
