import type { PlacementFacts } from './facts.js';
import type { Lifter, Lifting } from './lifting-facts.js';
import type { Rule } from './rule.js';
import { ruleBook } from './rule-book.js';

/** The lifting of a block that counts for a rule: of a BLOCK, by the role that the rule names, and of nothing else. O(liftings). */
export function liftingOf(rule: Rule, liftings: readonly Lifting[]): Lifting | undefined {
  return rule.severity === 'BLOCK'
    ? liftings.find(({ ruleId, by }) => ruleId === rule.id && by === rule.liftedBy)
    : undefined;
}

/** Whose office it is to lift the rule of that id; null where nobody may, and where there is nothing to lift. O(rules). */
export function lifterOf(ruleId: string): Lifter | null {
  return ruleBook.find(({ id }) => id === ruleId)?.liftedBy ?? null;
}

/**
 * What the rules of that id read of the facts, by name: as long as it is the same, a lifting is about the same thing. The day of decision is left
 * out, which is another every day. O(inputs).
 */
export function readBy(ruleId: string, facts: Partial<PlacementFacts>): Readonly<Record<string, unknown>> {
  const names = ruleBook.filter(({ id }) => id === ruleId).flatMap(({ inputs }) => inputs);
  return Object.fromEntries(names.filter((name) => name !== 'decidedOn').map((name) => [name, valueAt(facts, name)]));
}

function valueAt(facts: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : null),
      facts,
    );
}
