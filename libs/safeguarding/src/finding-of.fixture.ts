import { decide } from './decide.js';
import type { PlacementFacts } from './facts.js';
import { ruleBook } from './rule-book.js';
import type { Finding, Rule, Stage } from './rule.js';

/** For specs: `'ok'`, or what the one rule finds with the days that it names, e.g. `'FAIL 2027-07-05'`. */
export function findingOf(ruleId: string, stage: Stage, facts: PlacementFacts): string {
  const rules = ruleBook.filter(({ id }) => id === ruleId);
  if (rules.length === 0) throw new Error(`there is no rule ${ruleId}`);
  const { reasons } = decide(stage, facts, rules.map(withProperFindings));
  if (reasons.length === 0) return 'ok';
  return reasons.map(({ finding, days }) => [finding, ...days].join(' ')).join('; ');
}

/** For specs: whether the stage runs the rule on such facts at all. */
export function isJudged(ruleId: string, stage: Stage, facts: PlacementFacts): boolean {
  return ruleBook.some(
    ({ id, stages, appliesTo }) => id === ruleId && stages.includes(stage) && appliesTo.includes(facts.kind),
  );
}

/** The rule, but it throws where its check finds something that is none of the three. */
function withProperFindings(rule: Rule): Rule {
  const proper = (finding: Finding): Finding => {
    if (!['ok', 'fail', 'unknown'].includes(finding)) throw new Error(`${rule.id} finds "${finding}"`);
    return finding;
  };
  return rule.judged === 'ONCE'
    ? { ...rule, check: (facts: PlacementFacts) => proper(rule.check(facts)) }
    : { ...rule, check: (facts, day) => proper(rule.check(facts, day)) };
}
