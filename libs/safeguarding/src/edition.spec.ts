import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFacts } from './any-facts.fixture.js';
import { digestOf, editionOf } from './edition.js';
import { checksDigest, ruleBook, ruleSetVersion } from './rule-book.js';
import type { Rule } from './rule.js';
import { settings } from './settings.js';

const [first, ...others] = ruleBook;
if (first === undefined) throw new Error('the book has rules');
const edition = (rules: readonly Rule[] = ruleBook, set: unknown = settings, checks = checksDigest): string =>
  editionOf('2026-11', rules, set, checks);

/** What every rule finds in the same few hundred sets of facts. */
function findings(rules: readonly Rule[]): string {
  const samples = fc.sample(anyFacts, { numRuns: 400, seed: 71 });
  const found = rules.map((rule) =>
    samples.flatMap((facts) =>
      rule.judged === 'ONCE' ? rule.check(facts) : facts.days.map((day) => rule.check(facts, day)),
    ),
  );
  return digestOf(JSON.stringify(found));
}

describe('an edition of the rules', () => {
  it('is a month and a digest, and the one of this book', () => {
    expect(ruleSetVersion).toMatch(/^20\d\d-(0[1-9]|1[0-2])\.[0-9a-f]{16}$/);
    expect(ruleSetVersion).toBe(edition());
  });

  it.each<[string, string]>([
    ['another severity', edition([{ ...first, severity: 'WARN' } as Rule, ...others])],
    [
      'another day of coming into force',
      edition([{ ...first, validFrom: settings.supervisionExemptionEndsOn }, ...others]),
    ],
    ['other words', edition([{ ...first, words: { ...first.words, student: 'No.' } }, ...others])],
    ['a rule less', edition(others)],
    ['another setting', edition(ruleBook, { ...settings, studentsPerStaff: settings.studentsPerStaff + 1 })],
    ['other findings', edition(ruleBook, settings, 'other')],
  ])('is another with %s', (_what, changed) => {
    expect(changed).not.toBe(ruleSetVersion);
  });

  it('is another once a check finds otherwise: write the new digest into the book, and it is', () => {
    expect(checksDigest).toBe(findings(ruleBook));
    const lax = ruleBook.map((rule): Rule => (rule.id === 'R32' ? ({ ...rule, check: () => 'ok' } as Rule) : rule));
    expect(findings(lax)).not.toBe(checksDigest);
  });
});
