import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyFacts } from './any-facts.fixture.js';
import { decide, isInTheWay } from './decide.js';
import { aPlacement } from './facts.fixture.js';
import { opportunityKinds } from './facts.js';
import { lifters, type Lifting } from './lifting-facts.js';
import { ruleBook } from './rule-book.js';
import { severities, stages, type Finding, type Rule, type Severity } from './rule.js';

const findings = ['ok', 'fail', 'unknown'] as const satisfies readonly Finding[];

/** By whom the rule was lifted: the office that it names, the other one, both, or nobody; or what was lifted is another rule. */
const liftings = ['NOBODY', 'OWN_OFFICE', 'OTHER_OFFICE', 'BOTH', 'ANOTHER_RULE'] as const;
type Lifted = (typeof liftings)[number];

/** What one rule alone makes of a step at a stage where it is asked, and nobody has lifted it. */
const outcomes = {
  BLOCK: { ok: 'ALLOWED', fail: 'BLOCKED', unknown: 'UNKNOWN' },
  BLOCK_NEVER_LIFTED: { ok: 'ALLOWED', fail: 'BLOCKED', unknown: 'UNKNOWN' },
  WARN: { ok: 'ALLOWED', fail: 'ALLOWED', unknown: 'ALLOWED' },
} as const satisfies Record<Severity, Record<Finding, string>>;

/** Whose liftings count for a rule of that severity; the outcome is ALLOWED then, and the reason says by whom. */
const counts = {
  BLOCK: { NOBODY: false, OWN_OFFICE: true, OTHER_OFFICE: false, BOTH: true, ANOTHER_RULE: false },
  BLOCK_NEVER_LIFTED: { NOBODY: false, OWN_OFFICE: false, OTHER_OFFICE: false, BOTH: false, ANOTHER_RULE: false },
  WARN: { NOBODY: false, OWN_OFFICE: false, OTHER_OFFICE: false, BOTH: false, ANOTHER_RULE: false },
} as const satisfies Record<Severity, Record<Lifted, boolean>>;

const [some] = ruleBook;
if (some === undefined) throw new Error('the book has rules');

function aRule(severity: Severity, finding: Finding, at: Rule['stages'], liftedBy: Rule['liftedBy']): Rule {
  const always = { validFrom: null, validTo: null, appliesTo: opportunityKinds };
  const weight = severity === 'BLOCK' ? { severity, liftedBy } : { severity, liftedBy: undefined };
  return { ...some, ...always, ...weight, id: 'R99', stages: at, judged: 'ONCE', check: () => finding } as Rule;
}

const aLifting = (by: Lifting['by'], ruleId = 'R99'): Lifting => ({
  ruleId,
  by,
  at: '2026-09-14T08:00:00Z',
  reason: 'Two of us have looked at it.',
});

function liftingsOf(lifted: Lifted, office: Lifting['by']): Lifting[] {
  const others = lifters.filter((each) => each !== office);
  if (lifted === 'ANOTHER_RULE') return [aLifting(office, 'R98')];
  if (lifted === 'BOTH') return [...others, office].map((by) => aLifting(by));
  if (lifted === 'OTHER_OFFICE') return others.map((by) => aLifting(by));
  return lifted === 'OWN_OFFICE' ? [aLifting(office)] : [];
}

const cells = severities.flatMap((severity) =>
  findings.flatMap((finding) =>
    lifters.flatMap((office) =>
      liftings.flatMap((lifted) =>
        stages.flatMap((asked) => stages.map((stage) => ({ severity, finding, office, lifted, asked, stage }))),
      ),
    ),
  ),
);

describe('every severity at every stage', () => {
  it.each(cells)(
    '$severity of the $office that is $finding and lifted by $lifted, asked at $asked, decides at $stage',
    ({ severity, finding, office, lifted, asked, stage }) => {
      const facts = { ...aPlacement, liftings: liftingsOf(lifted, office) };
      const { outcome, reasons } = decide(stage, facts, [aRule(severity, finding, [asked], office)]);
      const isFound = asked === stage && finding !== 'ok';
      const isLifted = isFound && counts[severity][lifted];
      expect(outcome).toBe(asked === stage && !isLifted ? outcomes[severity][finding] : 'ALLOWED');
      // Never silent: what was lifted is a reason still, and says by whom.
      expect(reasons.map((reason) => reason.lifted ?? null)).toEqual(
        isFound ? [isLifted ? aLifting(office) : null] : [],
      );
      expect(reasons.map(isInTheWay)).toEqual(isFound ? [severity !== 'WARN' && !isLifted] : []);
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

const anyLiftings = fc.array(
  fc.record({
    ruleId: fc.constantFrom(...ruleBook.map(({ id }) => id)),
    by: fc.constantFrom(...lifters),
    at: fc.constant('2026-09-14T08:00:00Z'),
    reason: fc.constant('Two of us have looked at it.'),
  }),
  { maxLength: 120 },
);
/** Every rule lifted by everybody: whoever holds the most power there is. */
const allLiftings = ruleBook.flatMap(({ id }) => lifters.map((by) => aLifting(by, id)));

describe('a rule that is never lifted', () => {
  it('stands whatever was lifted, and by whomever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...stages),
        anyFacts,
        fc.oneof(anyLiftings, fc.constant(allLiftings)),
        (stage, facts, lifted) => {
          const strict = ruleBook.filter(({ severity }) => severity === 'BLOCK_NEVER_LIFTED');
          expect(decide(stage, { ...facts, liftings: lifted }, strict)).toEqual(decide(stage, facts, strict));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('blocks alone what everything else is lifted of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), anyFacts, (stage, facts) => {
        const { outcome, reasons } = decide(stage, { ...facts, liftings: allLiftings });
        const left = reasons.filter(isInTheWay);
        expect(left.every(({ severity }) => severity === 'BLOCK_NEVER_LIFTED')).toBe(true);
        expect(outcome === 'ALLOWED').toBe(left.length === 0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('liftings', () => {
  it('add no reason and take none away', () => {
    const bare = (reasons: ReturnType<typeof decide>['reasons']): unknown[] =>
      reasons.map(({ lifted: _lifted, ...reason }) => reason);
    fc.assert(
      fc.property(fc.constantFrom(...stages), anyFacts, anyLiftings, (stage, facts, lifted) => {
        expect(bare(decide(stage, { ...facts, liftings: lifted }).reasons)).toEqual(bare(decide(stage, facts).reasons));
      }),
      { numRuns: 300 },
    );
  });
});
