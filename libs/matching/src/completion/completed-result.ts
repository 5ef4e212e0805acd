import type { Place, ProvedStage } from '../maximum/maximum-result.js';

/** What students may be asked to give up. */
export interface CompletionSettings {
  /** The most places down the own list that a student who agrees to move is moved; whole, 0 or more. */
  readonly ranksDown: number;
}

/** A student's move. `fromSlotId` is `null` for one who had no place. */
export interface Move {
  readonly studentId: string;
  readonly fromSlotId: string | null;
  readonly toSlotId: string;
  /** Places down the student's list, negative for a move up; `null` for one who had no place. */
  readonly ranksDown: number | null;
}

/**
 * A student who had no place, and those who make way, one after the other: each next one leaves the slot that the one before enters or,
 * where the employer has a ceiling, another slot of the same employer. The last enters where a seat was free.
 */
export type Chain = readonly [Move, ...Move[]];

/** A place and its position on the student's list, from 1. */
export interface CompletedPlace extends Place {
  readonly rank: number;
}

/**
 * Slots that an attempt would have left with fewer students than they run with, pinned slots apart: from one that runs nobody may leave
 * any more (`held`), an empty one stays empty (`notOpened`), and the next attempt begins. With the places and the proof of the attempt.
 */
export interface Attempt {
  readonly held: readonly string[];
  readonly notOpened: readonly string[];
  readonly places: readonly Place[];
  readonly stages: readonly ProvedStage[];
}

/** A fair result completed. Plain rows: it can be written down and checked later by `verifyCompletion`. */
export interface CompletedResult {
  /** Everybody with a place, pinned students apart, by student id. */
  readonly places: readonly CompletedPlace[];
  /** One for each student gained, by the id of that student. Nobody moves outside a chain. */
  readonly chains: readonly Chain[];
  readonly counts: {
    readonly gained: number;
    readonly moved: number;
    readonly movedDown: number;
    /** Places that those who moved down went down, added up. */
    readonly ranksLost: number;
  };
  /** Attempts before the last, in their order. */
  readonly attempts: readonly Attempt[];
  /** The proof that no more students can be gained, that many with no fewer moves, nor those with better ranks. */
  readonly stages: readonly ProvedStage[];
}
