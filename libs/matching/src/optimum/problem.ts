/**
 * One thing to have as little of as possible, summed over the choices that are given a seat. Every cost is a whole number.
 * `PLACED`: -1 for every student, so that the most are placed. `PLACED_OF`: -1 for each student who is a member. `BY_RANK`: by the
 * position of the choice in its row, the first being 0. `BY_CHOICE`: one cost for each choice.
 */
export type Objective =
  | { readonly kind: 'PLACED' }
  | { readonly kind: 'PLACED_OF'; readonly member: Uint8Array }
  | { readonly kind: 'BY_RANK'; readonly costOfRank: Int32Array }
  | { readonly kind: 'BY_CHOICE'; readonly cost: Int32Array };

/**
 * Limits that nest: each choice takes one from `room[leafOfChoice]`, one from its parent's, and so on. A node is a slot, a school's part
 * of a slot, or an employer over several slots; a limit is whole and 0 or more. `parent` is -1 at a root.
 */
export interface NestedLimits {
  readonly leafOfChoice: Int32Array;
  readonly parent: Int32Array;
  readonly room: Int32Array;
}

/**
 * Students 0 to n-1 with their choices in compressed rows, as in `Market`; each may be given one choice or none. Of all ways that keep the
 * limits, wanted is one with the least of the first objective, among those the least of the second, and so on.
 */
export interface OptimumProblem {
  /** Length n + 1. */
  readonly choiceStart: Int32Array;
  readonly limits: NestedLimits;
  /** The weightiest first; most problems begin with `PLACED`. */
  readonly objectives: readonly Objective[];
}

/**
 * Why no other way is better, as prices, one row for each objective. For each choice e of student i add, objective by objective, its cost,
 * `ofStudent[k][i]`, and `ofNode[k][g]` for its leaf and all nodes above. Read as words, in which the first number that is not zero decides:
 * every such sum is zero or positive, and zero for each choice that is given; each student's prices are zero or positive, and zero
 * for a student without a place; each node's are zero or positive, and zero where there is room left. Then what any other way costs more is
 * a sum of words that are zero or positive (strong duality of linear programmes, objective by objective).
 */
export interface Certificate {
  readonly ofStudent: readonly Float64Array[];
  readonly ofNode: readonly Float64Array[];
}

/** A best way, and the proof. */
export interface Optimum {
  /** For each student the choice (a position in the rows), or -1. */
  readonly choiceOf: Int32Array;
  readonly certificate: Certificate;
}
