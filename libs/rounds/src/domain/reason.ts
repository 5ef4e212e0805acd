import type { SlotId } from '#kernel';
import type { RefusalCriterion, Remedy, Standing } from '#matching';

/** A safeguarding rule that stood in the way, in the words for the student. */
export interface RuleBar {
  readonly ruleId: string;
  readonly words: string;
}

/** Why a slot that the student asked for could not go on the list. */
export type LeftOutBecause =
  | { readonly kind: 'NO_LONGER_OFFERED' }
  | { readonly kind: 'NOT_OPEN_TO_STUDENT'; readonly yearGroup: number }
  | { readonly kind: 'RULES'; readonly rules: readonly RuleBar[] }
  | { readonly kind: 'TOO_FAR'; readonly maxMinutesEachWay: number }
  | { readonly kind: 'PLACE_ENDED' };

/** A slot that the student asked for and that did not come into question. */
export interface LeftOutChoice {
  readonly slotId: SlotId;
  /** The student's own rank. */
  readonly rank: number;
  readonly because: LeftOutBecause;
}

/** A slot that the student asked for, would have liked better than what came of it, and did not get. */
export interface RefusedChoice {
  readonly slotId: SlotId;
  /** The student's own rank. */
  readonly rank: number;
  readonly decidedBy: RefusalCriterion;
  readonly own: Standing;
  /** The weakest standing that won a place there; null when no standing would have been good enough. */
  readonly cutoff: Standing | null;
}

/** Why a student could not go into the round with anything. */
export type NoListCause =
  | { readonly kind: 'NONE_OFFERED' }
  | { readonly kind: 'BARRED_BY_RULES'; readonly rules: readonly RuleBar[] }
  | { readonly kind: 'NONE_OPEN_TO_STUDENT'; readonly yearGroup: number }
  | { readonly kind: 'NONE_WITHIN_REACH'; readonly maxMinutesEachWay: number }
  | { readonly kind: 'ALL_TAKEN' }
  | { readonly kind: 'RULED_OUT' };

/** What became of a student in a round. */
export type OutcomeCause =
  | { readonly kind: 'PLACED' }
  | { readonly kind: 'PINNED' }
  | { readonly kind: 'REFUSED_EVERYWHERE'; readonly remedy: Remedy }
  | { readonly kind: 'ALREADY_PLACED' }
  | NoListCause;

/** The kinds of outcome, in the order in which they are counted for the coordinator. */
export const outcomeKinds = [
  'PLACED',
  'PINNED',
  'REFUSED_EVERYWHERE',
  'NONE_WITHIN_REACH',
  'ALL_TAKEN',
  'RULED_OUT',
  'NONE_OPEN_TO_STUDENT',
  'NONE_OFFERED',
  'BARRED_BY_RULES',
  'ALREADY_PLACED',
] as const satisfies readonly OutcomeCause['kind'][];

export type OutcomeKind = OutcomeCause['kind'];

/** Why a student got what they got: stored with each outcome of a proposal. Holds nothing of any other student but published cut-offs. */
export interface OutcomeReason {
  readonly cause: OutcomeCause;
  /** Own choices that did not come into question, by rank. */
  readonly leftOut: readonly LeftOutChoice[];
  /** Own choices that were refused, by rank. */
  readonly refused: readonly RefusedChoice[];
  /** How many of the slots that the service had added to the list were refused as well. */
  readonly otherRefusals: number;
}
