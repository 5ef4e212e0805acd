import { describe, expect, it } from '@jest/globals';
import { decide } from './decide.js';
import { aPlacement } from './facts.fixture.js';
import { opportunityKinds } from './facts.js';
import { ruleBook } from './rule-book.js';
import { stages, type Finding, type Rule, type Severity } from './rule.js';

const severities = ['BLOCK', 'BLOCK_NEVER_LIFTED', 'WARN'] as const satisfies readonly Severity[];
const findings = ['ok', 'fail', 'unknown'] as const satisfies readonly Finding[];

/** What one rule alone makes of a step at a stage where it is asked. */
const outcomes = {
  BLOCK: { ok: 'ALLOWED', fail: 'BLOCKED', unknown: 'UNKNOWN' },
  BLOCK_NEVER_LIFTED: { ok: 'ALLOWED', fail: 'BLOCKED', unknown: 'UNKNOWN' },
  WARN: { ok: 'ALLOWED', fail: 'ALLOWED', unknown: 'ALLOWED' },
} as const satisfies Record<Severity, Record<Finding, string>>;

const [some] = ruleBook;
if (some === undefined) throw new Error('the book has rules');

function aRule(severity: Severity, finding: Finding, at: Rule['stages']): Rule {
  const always = { validFrom: null, validTo: null, appliesTo: opportunityKinds };
  return { ...some, ...always, id: 'R99', severity, stages: at, judged: 'ONCE', check: () => finding } as Rule;
}

const cells = severities.flatMap((severity) =>
  findings.flatMap((finding) =>
    stages.flatMap((asked) => stages.map((stage) => ({ severity, finding, asked, stage }))),
  ),
);

describe('every severity at every stage', () => {
  it.each(cells)(
    '$severity that is $finding, asked at $asked, decides at $stage',
    ({ severity, finding, asked, stage }) => {
      const { outcome, reasons } = decide(stage, aPlacement, [aRule(severity, finding, [asked])]);
      expect(outcome).toBe(asked === stage ? outcomes[severity][finding] : 'ALLOWED');
      expect(reasons).toHaveLength(asked === stage && finding !== 'ok' ? 1 : 0);
    },
  );

  it('is judged for every rule of the book: each has a stage, each stage has rules, and no word is empty', () => {
    for (const { id, severity, stages: at, words } of ruleBook) {
      expect({ id, isKnown: severities.includes(severity) && at.length > 0 }).toEqual({ id, isKnown: true });
      for (const text of [words.student, words.school, words.employer])
        expect({ id, isSaid: text.trim() !== '' }).toEqual({ id, isSaid: true });
    }
    for (const stage of stages) expect(ruleBook.some(({ stages: at }) => at.includes(stage))).toBe(true);
  });
});
