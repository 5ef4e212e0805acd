/** Who may lift a block: the safeguarding lead of the child's school what is about the child, the coordinator what is about the host. */
export const lifters = ['SAFEGUARDING_LEAD', 'COORDINATOR'] as const;

export type Lifter = (typeof lifters)[number];

/** Somebody whose office it is has lifted a block for one place, and what the rule read then is as it was. */
export interface Lifting {
  readonly ruleId: string;
  readonly by: Lifter;
  /** UTC, to the second. */
  readonly at: string;
  /** Why, in the words of whoever lifted it; names no child. */
  readonly reason: string;
}
