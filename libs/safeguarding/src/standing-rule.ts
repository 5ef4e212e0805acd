import type { Severity } from './rule.js';

/**
 * A rule that is not judged on the facts of a placement: it holds by the way the service is built, or by what people do in it. Where nothing
 * keeps it yet, or a part of it, it says so.
 */
export interface StandingRule {
  /** `R` and a number of the safeguarding reference, with a letter for a part: `R62a`. */
  readonly id: string;
  /** What holds when the rule is kept, in a few words. */
  readonly title: string;
  /** What a breach would mean; NONE is a permission rather than a rule. */
  readonly severity: Severity | 'NONE';
  readonly source: string;
  /** True while nobody has compared the rule with the text of the law in force. */
  readonly toConfirm: boolean;
  /** Where it is kept, with names of operations, tables and columns in backticks; null where nothing keeps it. */
  readonly keptBy: string | null;
  /**
   * For what is kept by absence: patterns of what may not be there, as `Type.field` or `Enum.VALUE` of the schema, or `table.column`. A spec
   * looks for them, so that whoever adds such a thing has to say anew what keeps the rule.
   */
  readonly absent?: readonly string[];
  /** What is not kept yet; null where everything is. */
  readonly notKeptYet: string | null;
}
