import type { SlotId } from '#kernel';
import type { Amount, RefusalCriterion, Remedy, Standing, TooFewPlaces } from '#matching';

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

/**
 * What decided a refusal. `OTHERS`, in the mode MAXIMUM: giving it would have cost the round as a whole. `MADE_ROOM`: it lies between the
 * place that the student gave up by consent and the one that was given instead.
 */
export type RefusedBecause = RefusalCriterion | 'OTHERS' | 'MADE_ROOM';

/** A slot that the student asked for, would have liked better than what came of it, and did not get. */
export interface RefusedChoice {
  readonly slotId: SlotId;
  /** The student's own rank. */
  readonly rank: number;
  readonly decidedBy: RefusedBecause;
  /** Null where standings are not what decides. */
  readonly own: Standing | null;
  /** The weakest standing that won a place there; null when no standing would have been good enough, or none was looked at. */
  readonly cutoff: Standing | null;
  /** What giving it would have cost at least, or something that counts for more; null where none can be shown. Only with OTHERS. */
  readonly costs?: Amount | null;
}

/** What the moves of those who agreed to make room did for a student. */
export type ByConsent =
  | { readonly kind: 'GAINED' }
  | {
      /** Moved down the list, or up it. */
      readonly kind: 'MADE_ROOM' | 'MOVED_UP';
      /** The place that the published order would have given. */
      readonly slotId: SlotId;
      /** The student's own rank of that place; null for one that the service added. */
      readonly rank: number | null;
      /** How many places down or up the list, 1 or more; those that the service added count. */
      readonly places: number;
    };

/** Why a student could not go into the round with anything. */
export type NoListCause =
  | { readonly kind: 'NONE_OFFERED' }
  | { readonly kind: 'BARRED_BY_RULES'; readonly rules: readonly RuleBar[] }
  | { readonly kind: 'NONE_OPEN_TO_STUDENT'; readonly yearGroup: number }
  | { readonly kind: 'NONE_WITHIN_REACH'; readonly maxMinutesEachWay: number }
  | { readonly kind: 'ALL_TAKEN' }
  | { readonly kind: 'RULED_OUT' };

/** What would have to change for a student without a place. `NOT_BY_CONSENT`: those who agreed to make room could not make enough of it. */
export type UnplacedRemedy = Remedy | { readonly kind: 'NOT_BY_CONSENT' };

/** What became of a student who took part with a list. */
export type ListOutcomeCause =
  | { readonly kind: 'PLACED' }
  | { readonly kind: 'REFUSED_EVERYWHERE'; readonly remedy: UnplacedRemedy }
  /** In the mode MAXIMUM: the group of students that this one belongs to can reach fewer places than they are. */
  | ({ readonly kind: 'TOO_FEW_PLACES' } & TooFewPlaces)
  /** In the mode MAXIMUM: every choice is closed, or falls on days on which the student is somewhere else. */
  | { readonly kind: 'NOTHING_OPEN' };

/** The kinds of cause why somebody who took part with a list has no place. */
export const causesWithList: readonly Exclude<ListOutcomeCause['kind'], 'PLACED'>[] = [
  'REFUSED_EVERYWHERE',
  'TOO_FEW_PLACES',
  'NOTHING_OPEN',
];

/** What became of a student in a round. */
export type OutcomeCause =
  ListOutcomeCause | { readonly kind: 'PINNED' } | { readonly kind: 'ALREADY_PLACED' } | NoListCause;

/** The kinds of outcome, in the order in which they are counted for the coordinator. */
export const outcomeKinds = [
  'PLACED',
  'PINNED',
  'REFUSED_EVERYWHERE',
  'TOO_FEW_PLACES',
  'NOTHING_OPEN',
  'NONE_WITHIN_REACH',
  'ALL_TAKEN',
  'RULED_OUT',
  'NONE_OPEN_TO_STUDENT',
  'NONE_OFFERED',
  'BARRED_BY_RULES',
  'ALREADY_PLACED',
] as const satisfies readonly OutcomeCause['kind'][];

export type OutcomeKind = OutcomeCause['kind'];

/**
 * Why a student got what they got: stored with each outcome of a proposal. Holds nothing of any other student but published cut-offs. What
 * may be absent was not known when older ones were stored.
 */
export interface OutcomeReason {
  readonly cause: OutcomeCause;
  /** Own choices that did not come into question, by rank. */
  readonly leftOut: readonly LeftOutChoice[];
  /** Own choices that were refused, by rank. */
  readonly refused: readonly RefusedChoice[];
  /** How many of the slots that the service had added to the list were refused as well. */
  readonly otherRefusals: number;
  /** The type of student that the seat is reserved for; absent for an open seat. */
  readonly reservedFor?: string;
  /** Absent when nobody's moves changed anything for the student. */
  readonly byConsent?: ByConsent;
}
