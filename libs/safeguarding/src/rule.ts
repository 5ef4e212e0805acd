import type { LocalDate } from '#kernel';
import type { FactName } from './fact-names.js';
import type { DayAtWork, OpportunityKind, PlacementFacts } from './facts.js';
import type { Lifter } from './lifting-facts.js';

/** The moments at which rules are judged, in the order of the main path; at BOOK a school asks for places for a group. */
export const stages = ['PUBLISH', 'BOOK', 'APPLY', 'ALLOCATE', 'CONFIRM'] as const;

export type Stage = (typeof stages)[number];

/** From the gravest on. */
export const severities = ['BLOCK_NEVER_LIFTED', 'BLOCK', 'WARN'] as const;

/**
 * BLOCK stops the step, and staff whose office it is may lift it with a reason, for one place; BLOCK_NEVER_LIFTED stops it for everybody;
 * WARN is shown and stops nothing.
 */
export type Severity = (typeof severities)[number];

/** Every BLOCK names whose office it is to lift it; nothing else can be lifted, so that nothing else names anybody. */
type Weight =
  | { readonly severity: 'BLOCK'; readonly liftedBy: Lifter }
  | { readonly severity: 'BLOCK_NEVER_LIFTED' | 'WARN'; readonly liftedBy?: never };

/** What a rule finds in the facts. */
export type Finding = 'ok' | 'fail' | 'unknown';

/** Who has to bring the facts. */
export type EvidenceBy = 'SCHOOL' | 'EMPLOYER' | 'GUARDIAN_OR_STUDENT' | 'COORDINATOR';

/** The same reason, said to each reader. Never holds a name, an id or a date of birth. */
export interface Words {
  readonly student: string;
  readonly school: string;
  readonly employer: string;
  /** Where a coordinator reads something else than the school: whoever is spoken to as "you" is another. */
  readonly coordinator?: string;
  /** Where a guardian is told more than to ask the school. */
  readonly guardian?: string;
}

interface Terms {
  /** `R` and a number of the safeguarding reference, with a letter for a second part: `R20a`. */
  readonly id: string;
  /** What holds when the rule is kept, in a few words. */
  readonly title: string;
  /** First and last day that the rule is the law or our policy; null is open. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
  readonly appliesTo: readonly OpportunityKind[];
  /** The facts that the check reads, and no others; for a rule that is judged on each day, `days` among them. */
  readonly inputs: readonly FactName[];
  readonly stages: readonly Stage[];
  readonly evidenceBy: EvidenceBy;
  /** What is missing when the finding is unknown, as a noun: "the date of birth". */
  readonly needs: string;
  /** What makes a pass worth nothing. */
  readonly expiresWith: string;
  readonly source: string;
  /** True while nobody has compared the rule with the text of the law in force. */
  readonly toConfirm: boolean;
  /** For a failed rule; what is unknown is said by way of `needs`. */
  readonly words: Words;
}

type RuleTerms = Terms & Weight;

/** A rule that is judged on each day by itself, and only on days on which it is in force. */
export type DayRule = RuleTerms & {
  readonly judged: 'EACH_DAY';
  /** `day` is one of `facts.days`. */
  check(facts: PlacementFacts, day: DayAtWork): Finding;
};

/** A rule that is judged once, when it is in force on any of the days, or on the day of decision where no days are set. */
export type OnceRule = RuleTerms & {
  readonly judged: 'ONCE';
  check(facts: PlacementFacts): Finding;
};

export type Rule = DayRule | OnceRule;

/** True when the rule is in force on that day. O(1). */
export function isInForce(rule: Rule, on: LocalDate): boolean {
  return (rule.validFrom === null || rule.validFrom <= on) && (rule.validTo === null || on <= rule.validTo);
}
